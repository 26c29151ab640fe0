package dev.wsstress.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.jetty.CongestedServer.Tls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real server whose client reads too little: what is being written is not anybody else's. */
@Timeout(60)
class BufferRetainingSslConnectionTest {
  private final ReaderBesideSender race = new ReaderBesideSender();

  @Test
  void shouldGiveNoBufferBackThatIsBeingWritten() throws Exception {
    try (CongestedServer server = new CongestedServer(new Holding(), race)) {
      assertThat(server.givenBackWhileWritten()).isZero();
    }
  }

  /**
   * If this fails, Jetty was mended, and {@link BufferRetainingSslConnection} has become needless.
   */
  @Test
  void shouldStillBeNeeded() throws Exception {
    try (CongestedServer server = new CongestedServer(new Stock(), race)) {
      assertThat(server.givenBackWhileWritten()).isEqualTo(1);
    }
  }

  private final class Holding implements Tls {
    @Override
    public SocketChannelEndPoint socket(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      return new BufferRetainingEndPoint(channel, selector, key, scheduler, false) {
        @Override
        public boolean flush(ByteBuffer... buffers) throws IOException {
          race.writes(buffers[0]);
          return super.flush(buffers);
        }
      };
    }

    @Override
    public SslConnection over(
        Connector with, SslContextFactory factory, SocketChannelEndPoint socket, SSLEngine engine) {
      return new BufferRetainingSslConnection(
          with.getByteBufferPool(),
          with.getExecutor(),
          factory,
          (BufferRetainingEndPoint) socket,
          engine,
          false) {
        @Override
        protected SslEndPoint newSslEndPoint() {
          return new SslEndPoint() {
            @Override
            public boolean flush(ByteBuffer... plain) throws IOException {
              long before = BufferUtil.remaining(plain);
              boolean all = super.flush(plain);
              race.flushed(this, BufferUtil.remaining(plain) < before, all);
              return all;
            }
          };
        }
      };
    }
  }

  private final class Stock implements Tls {
    @Override
    public SocketChannelEndPoint socket(
        SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
      return new SocketChannelEndPoint(channel, selector, key, scheduler) {
        @Override
        public boolean flush(ByteBuffer... buffers) throws IOException {
          race.writes(buffers[0]);
          return super.flush(buffers);
        }
      };
    }

    @Override
    public SslConnection over(
        Connector with, SslContextFactory factory, SocketChannelEndPoint socket, SSLEngine engine) {
      return new SslConnection(
          with.getByteBufferPool(), with.getExecutor(), factory, socket, engine) {
        @Override
        protected SslEndPoint newSslEndPoint() {
          return new SslEndPoint() {
            @Override
            public boolean flush(ByteBuffer... plain) throws IOException {
              long before = BufferUtil.remaining(plain);
              boolean all = super.flush(plain);
              race.flushed(this, BufferUtil.remaining(plain) < before, all);
              return all;
            }
          };
        }
      };
    }
  }
}
