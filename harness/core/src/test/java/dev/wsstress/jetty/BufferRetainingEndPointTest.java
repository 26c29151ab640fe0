package dev.wsstress.jetty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket that was read empty is not asked again, and nothing that comes later is lost. */
class BufferRetainingEndPointTest {
  private static final int ROOM = 8;

  private final SocketChannel peer;
  private final SocketChannel channel;
  private final Selector selector = Selector.open();
  private final SelectionKey key;
  private final BufferRetainingEndPoint endPoint;
  private final ByteBuffer buffer = BufferUtil.allocate(ROOM);

  /** Jetty's selector is asked for the next readiness only, for which the test waits itself. */
  @SuppressWarnings("NullAway")
  BufferRetainingEndPointTest() throws IOException {
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      peer = SocketChannel.open(listening.getLocalAddress());
      channel = listening.accept();
    }
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ);
    endPoint =
        new BufferRetainingEndPoint(channel, null, key, new ScheduledExecutorScheduler(), true);
  }

  @AfterEach
  void close() throws IOException {
    selector.close();
    channel.close();
    peer.close();
  }

  private void comes(String text) throws IOException {
    peer.write(US_ASCII.encode(text));
    // Level-triggered: it is ready as long as something is unread.
    selector.select();
    selector.selectedKeys().clear();
  }

  private String fill() throws IOException {
    BufferUtil.clear(buffer);
    int count = endPoint.fill(buffer);
    return count < 0 ? "end" : BufferUtil.toString(buffer, US_ASCII);
  }

  @Test
  void shouldAskASocketThatWasReadEmptyNoMoreThanOnce() throws IOException {
    comes("one");
    assertThat(fill()).isEqualTo("one");
    comes("two");
    assertThat(fill()).as("not asked").isEmpty();
    assertThat(fill()).isEqualTo("two");
  }

  @Test
  void shouldGoOnAtOnceWhereThereMayBeMore() throws IOException {
    comes("eight...and more");
    assertThat(fill()).isEqualTo("eight...");
    assertThat(fill()).isEqualTo("and more");
  }

  @Test
  void shouldSeeTheEndBehindTheLastBytes() throws IOException {
    comes("last");
    peer.close();
    assertThat(fill()).isEqualTo("last");
    assertThat(fill()).isEmpty();
    assertThat(fill()).isEqualTo("end");
  }
}
