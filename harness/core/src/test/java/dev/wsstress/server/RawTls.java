package dev.wsstress.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** A TLS client of an engine and a socket, which sees what a library hides. One thread uses it. */
final class RawTls implements AutoCloseable {
  private static final int ROOM = 1 << 18;

  /** Small, so that a server that takes little is felt at once. */
  private static final int SEND_BUFFER = 1 << 14;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer inbox = ByteBuffer.allocate(ROOM);
  private final ByteBuffer plain = ByteBuffer.allocate(ROOM);
  private final ByteBuffer outbox = ByteBuffer.allocate(ROOM).limit(0);
  private int keyUpdateRequests;

  RawTls(URI server, SSLContext context) throws IOException {
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    engine = context.createSSLEngine(server.getHost(), server.getPort());
    engine.setUseClientMode(true);
    engine.beginHandshake();
    while (isHandshaking()) {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        write(NOTHING);
      } else {
        unwrap();
      }
    }
  }

  private boolean isHandshaking() {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  /** Encrypts at least one record and writes it. */
  void write(ByteBuffer data) throws IOException {
    do {
      outbox.clear();
      engine.wrap(data, outbox);
      outbox.flip();
      while (outbox.hasRemaining()) {
        channel.write(outbox);
      }
    } while (data.hasRemaining());
  }

  /** Waits for a byte or the end; true if TLS was closed by a close_notify. */
  boolean ends() throws IOException {
    boolean open = true;
    while (plain.position() == 0 && open) {
      open = unwrap();
    }
    return plain.position() == 0;
  }

  /** Reads so many bytes. */
  ByteBuffer read(int length) throws IOException {
    while (plain.position() < length) {
      if (!unwrap()) {
        throw new EOFException("a close_notify where more was due");
      }
    }
    ByteBuffer data = ByteBuffer.allocate(length);
    data.put(plain.flip().slice(0, length)).flip();
    plain.position(length).compact();
    return data;
  }

  private boolean unwrap() throws IOException {
    boolean established = !isHandshaking();
    inbox.flip();
    SSLEngineResult result = engine.unwrap(inbox, plain);
    inbox.compact();
    if (result.getStatus() == Status.BUFFER_UNDERFLOW && channel.read(inbox) < 0) {
      throw new EOFException("the end without a close_notify");
    }
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
    if (established && result.getStatus() == Status.OK) {
      answerKeyUpdate();
    }
    return result.getStatus() != Status.CLOSED;
  }

  /** After the handshake only a KeyUpdate that asks for one makes an engine want to wrap. */
  private void answerKeyUpdate() throws IOException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      keyUpdateRequests++;
      write(NOTHING);
    }
  }

  /** How many KeyUpdates asked for one in return (RFC 8446 section 4.6.3). */
  int keyUpdateRequests() {
    return keyUpdateRequests;
  }

  /** Encrypts one record and writes what the socket takes at once; true if that is all of it. */
  boolean offer(ByteBuffer data) throws IOException {
    outbox.clear();
    engine.wrap(data, outbox);
    outbox.flip();
    channel.configureBlocking(false);
    channel.write(outbox);
    channel.configureBlocking(true);
    return !outbox.hasRemaining();
  }

  /** Writes what an {@link #offer} left behind. */
  void flush() throws IOException {
    while (outbox.hasRemaining()) {
      channel.write(outbox);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
