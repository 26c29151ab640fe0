package dev.wsstress.engine;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.plan.Defaults;
import dev.wsstress.tls.OverlapDetector;
import dev.wsstress.wire.FrameDecoder;
import dev.wsstress.wire.OpCode;
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
import java.util.List;

/**
 * A socket, TLS of its own, and a WebSocket upgrade. One thread at a time may read; whether others
 * may write meanwhile is for the hazard to decide.
 */
final class OwnTlsConnection implements AutoCloseable {
  private static final int HTTPS_PORT = 443;
  private static final int PLAIN = 16 * 1024;
  private static final int LONGEST_CONTROL = 125;
  private static final int LIMIT_MILLIS = (int) Defaults.CONNECT_LIMIT.toMillis();

  private final Socket socket;
  private final SocketAddress localAddress;
  private final OwnTls tls;

  /** The reader's. */
  private final ByteBuffer plain;

  /** The reader's too. */
  private final OwnFrame answer;

  private OwnTlsConnection(Socket socket, OwnTls tls) {
    this.socket = socket;
    this.localAddress = socket.getLocalSocketAddress();
    this.tls = tls;
    this.plain = tls.buffer(PLAIN);
    this.answer = new OwnFrame(tls, LONGEST_CONTROL);
  }

  /**
   * Connects, and agrees on TLS with a server whose certificate holds.
   *
   * @param maker makes the TLS
   */
  static OwnTlsConnection open(URI target, OwnTls.Maker maker) throws IOException {
    Socket socket = new Socket();
    try {
      connect(socket, target);
      String host = target.getHost().replaceAll("[\\[\\]]", "");
      OwnTls tls = maker.over(socket, host);
      tls.handshake();
      return new OwnTlsConnection(socket, tls);
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
    tls.write(new OwnFrame(tls, request.remaining()).hold(request));
    boolean agreed = false;
    while (!agreed) {
      if (!tls.read(plain)) {
        throw new EOFException("the peer closed TLS while the WebSocket was opened");
      }
      agreed = upgrade.response(plain);
    }
    socket.setSoTimeout(0);
    decoder.feed(plain);
  }

  /** Reads once and cuts frames; false at the end of TLS. */
  boolean round(FrameDecoder decoder) throws IOException {
    boolean more = tls.read(plain);
    decoder.feed(plain);
    return more;
  }

  /** Sends a message, on any thread. */
  void message(OutgoingMessage message) throws IOException {
    int opCode = OpCode.of(message);
    tls.write(OwnFrame.of(message, tls).encode(opCode, message.bytes()));
  }

  /** Sends a control frame on the reader's thread. */
  void reply(int opCode, ByteBuffer payload) throws IOException {
    tls.write(answer.encode(opCode, payload));
  }

  /** Sends a control frame on another thread. */
  void control(int opCode, ByteBuffer payload) throws IOException {
    tls.write(new OwnFrame(tls, LONGEST_CONTROL).encode(opCode, payload));
  }

  /** What its end of the connection noted; any thread, also after the end. */
  ClientEvidence evidence(int session, long startNanos) {
    OverlapDetector.Overlap overlap = tls.occupants().overlap();
    List<Observation> seen =
        overlap == null ? List.of() : List.of(observed(overlap, session, startNanos));
    return new ClientEvidence(localAddress, seen, RecordTrace.EMPTY);
  }

  private static Observation observed(
      OverlapDetector.Overlap overlap, int session, long startNanos) {
    return new TlsObservation.EngineShared(
        session,
        overlap.nanoTime() - startNanos,
        Side.CLIENT,
        overlap.here().thread().getName(),
        overlap.here().call(),
        overlap.second().thread().getName(),
        overlap.second().call());
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
