package dev.wsstress.tls;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a relayed connection, on a thread of its own. An end of stream is forwarded as
 * one (the other direction goes on, RFC 9293 section 3.6), a reset as a reset. Whoever reads no
 * more stops only this direction: what it still says itself has to arrive.
 */
final class Relay implements Runnable {
  private static final int BUFFER = 1 << 14;

  private final SocketChannel from;
  private final SocketChannel to;
  private final @Nullable WireOrder tap;
  private final AtomicInteger directions;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private boolean deaf;

  private Relay(
      SocketChannel from, SocketChannel to, @Nullable WireOrder tap, AtomicInteger directions) {
    this.from = from;
    this.to = to;
    this.tap = tap;
    this.directions = directions;
  }

  /**
   * Relays both directions until both have ended.
   *
   * @param tap told of what the client sent and the server's system took
   */
  static void start(SocketChannel client, SocketChannel server, WireOrder tap) {
    AtomicInteger directions = new AtomicInteger(2);
    start(new Relay(client, server, tap, directions), "relay-to-server");
    start(new Relay(server, client, null, directions), "relay-to-client");
  }

  private static void start(Relay relay, String name) {
    Thread thread = new Thread(relay, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (from.read(buffer.clear()) >= 0) {
        forward(buffer.flip());
      }
      if (!deaf) {
        to.shutdownOutput();
      }
    } catch (IOException reset) {
      reset(to);
    } finally {
      if (directions.decrementAndGet() == 0) {
        close(from);
        close(to);
      }
    }
  }

  private void forward(ByteBuffer bytes) {
    int end = bytes.limit();
    try {
      while (!deaf && bytes.hasRemaining()) {
        int unused = to.write(bytes);
      }
    } catch (IOException gone) {
      deaf = true;
    }
    if (tap != null) {
      tap.passed(bytes, 0, end - bytes.remaining());
    }
  }

  /** A socket that may not linger says goodbye with a RST. */
  private static void reset(SocketChannel channel) {
    try {
      if (channel.isOpen()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException closed) {
      // By the other direction, in the meantime.
    }
    close(channel);
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
