package dev.wsstress.hazard;

import com.sun.jna.Memory;
import dev.wsstress.plan.Defaults;
import dev.wsstress.wire.FrameDecoder;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Upgrade;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * A socket, TLS by {@link OpenSslEngine}, and a WebSocket upgrade. One thread at a time may read;
 * whether others may write meanwhile is the engine's matter.
 */
final class OpenSslConnection implements AutoCloseable {
  private static final int HTTPS_PORT = 443;
  private static final int PLAIN = 16 * 1024;
  private static final int LIMIT_MILLIS = (int) Defaults.CONNECT_LIMIT.toMillis();

  private final Socket socket;
  private final SocketAddress localAddress;
  private final OpenSslEngine engine;

  /** The reader's. */
  private final Memory plain = new Memory(PLAIN);

  private final ByteBuffer plainBytes = plain.getByteBuffer(0, PLAIN);

  private OpenSslConnection(Socket socket, OpenSslEngine engine) {
    this.socket = socket;
    this.localAddress = socket.getLocalSocketAddress();
    this.engine = engine;
  }

  /**
   * Connects, and agrees on TLS with a server whose certificate holds.
   *
   * @param oneStep the guard of the engine's steps
   */
  static OpenSslConnection open(URI target, OpenSslContext context, Guard oneStep)
      throws IOException {
    Socket socket = new Socket();
    try {
      connect(socket, target);
      String host = target.getHost().replaceAll("[\\[\\]]", "");
      OpenSslEngine engine = new OpenSslEngine(context.newSsl(host), oneStep, socket);
      engine.handshake();
      return new OpenSslConnection(socket, engine);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static void connect(Socket socket, URI target) throws IOException {
    int port = target.getPort() < 0 ? HTTPS_PORT : target.getPort();
    InetSocketAddress address = new InetSocketAddress(target.getHost(), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(target.getHost());
    }
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    socket.connect(address, LIMIT_MILLIS);
  }

  /**
   * Agrees on the WebSocket; from then on a read may wait for ever.
   *
   * @param decoder gets what came behind the answer
   */
  void upgrade(Upgrade upgrade, FrameDecoder decoder) throws IOException {
    ByteBuffer request = upgrade.request();
    NativeFrame frame = new NativeFrame(request.remaining());
    frame.hold(request);
    engine.write(frame.memory(), frame.length());
    boolean agreed = false;
    while (!agreed) {
      if (!read()) {
        throw new EOFException("the peer closed TLS while the WebSocket was opened");
      }
      agreed = upgrade.response(plainBytes);
    }
    socket.setSoTimeout(0);
    decoder.feed(plainBytes);
  }

  /** Reads once and cuts frames; false at the end of TLS. */
  boolean round(FrameDecoder decoder) throws IOException {
    boolean more = read();
    decoder.feed(plainBytes);
    return more;
  }

  private boolean read() throws IOException {
    int count = engine.read(plain);
    plainBytes.clear().limit(Math.max(0, count));
    return count > 0;
  }

  /** Sends a frame, on any thread; the buffer is the sender's own. */
  void send(int opCode, ByteBuffer payload, NativeFrame own) throws IOException {
    own.encode(opCode, payload);
    engine.write(own.memory(), own.length());
  }

  /** The client's address, also after the end. */
  SocketAddress localAddress() {
    return localAddress;
  }

  /** Ends the connection; threads that read or write come back. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
