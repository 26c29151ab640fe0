package dev.wsstress.engine;

import dev.wsstress.tls.EngineBrokenException;
import dev.wsstress.tls.OverlapDetector;
import dev.wsstress.wire.Guard;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.bouncycastle.tls.TlsClient;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsException;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * TLS by BouncyCastle's {@link TlsClientProtocol} in its non-blocking mode: the calling thread
 * moves what it put out to the socket, as its documentation asks of a caller after {@code
 * offerInput} and after {@code writeApplicationData}.
 *
 * <p>The steps are apart: giving it what the socket brought, or something to send, each together
 * with sending what it puts out; and taking what is decrypted. Its queues have no lock, so no two
 * of them may happen at the same time; a {@link Guard} keeps that, or does not.
 */
public final class BouncyEngine implements OwnTls {
  private static final int CHUNK = 16 * 1024;

  private final TlsClientProtocol protocol = new TlsClientProtocol();
  private final TlsClient client;
  private final Guard oneStep;
  private final OverlapDetector occupants = new OverlapDetector();
  private final InputStream in;
  private final OutputStream out;

  /** What the socket brought; the reader's. */
  private final byte[] came = new byte[CHUNK];

  /** A call of the protocol, with its result if it has one. */
  private interface Call {
    int run() throws IOException;
  }

  public BouncyEngine(TlsClient client, Guard oneStep, Socket socket) throws IOException {
    this.client = client;
    this.oneStep = oneStep;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  @Override
  public void handshake() throws IOException {
    try {
      protocol.connect(client);
      leave();
      while (protocol.isHandshaking()) {
        receive();
      }
    } catch (TlsException e) {
      throw refused(e);
    }
  }

  /** What the JDK would call it. Sends the reason to the server, if it still reads. */
  private SSLException refused(TlsException failure) {
    SSLException named = new SSLHandshakeException(String.valueOf(failure.getMessage()));
    named.initCause(failure);
    try {
      leave();
    } catch (IOException e) {
      named.addSuppressed(e);
    }
    return named;
  }

  @Override
  public ByteBuffer buffer(int capacity) {
    return ByteBuffer.allocate(capacity);
  }

  @Override
  public boolean read(ByteBuffer target) throws IOException {
    int count = decrypted(target);
    while (count == 0 && !protocol.isClosed()) {
      receive();
      count = decrypted(target);
    }
    target.clear().limit(Math.max(0, count));
    return count > 0;
  }

  @Override
  public OverlapDetector occupants() {
    return occupants;
  }

  private int decrypted(ByteBuffer target) throws IOException {
    int[] count = new int[1];
    oneStep.hold(
        () ->
            count[0] =
                call(
                    "readInput",
                    () ->
                        protocol.readInput(
                            target.array(), target.arrayOffset(), target.capacity())));
    return count[0];
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    oneStep.hold(
        () -> {
          call(
              "writeApplicationData",
              () -> {
                protocol.writeApplicationData(source.array(), source.arrayOffset(), source.limit());
                return 0;
              });
          leave();
        });
  }

  /** What the socket brings goes in; waits for it without the guard. */
  private void receive() throws IOException {
    int count = in.read(came);
    if (count < 0) {
      throw new EOFException("the connection ended without a TLS close_notify");
    }
    oneStep.hold(
        () -> {
          call(
              "offerInput",
              () -> {
                protocol.offerInput(came, 0, count);
                return 0;
              });
          // A peer that has closed TLS may be gone, and needs no answer.
          if (!protocol.isClosed()) {
            leave();
          }
        });
  }

  /** What it put out goes to the socket, in an array of the sender's own. */
  private void leave() throws IOException {
    int available = protocol.getAvailableOutputBytes();
    while (available > 0) {
      byte[] records = new byte[available];
      int count = call("readOutput", () -> protocol.readOutput(records, 0, records.length));
      out.write(records, 0, Math.max(0, count));
      available = protocol.getAvailableOutputBytes();
    }
  }

  /**
   * Tells an exception of the protocol's own making from one about the connection: it documents no
   * unchecked one after the handshake, and calls those that it catches an internal error.
   */
  private int call(String name, Call call) throws IOException {
    String where = "TlsClientProtocol." + name;
    OverlapDetector.Visit visit = occupants.enter(where);
    try {
      return call.run();
    } catch (TlsFatalAlert e) {
      if (e.getCause() instanceof RuntimeException inside) {
        throw new EngineBrokenException(where, inside);
      }
      throw e;
    } catch (RuntimeException e) {
      throw new EngineBrokenException(where, e);
    } finally {
      occupants.leave(visit);
    }
  }
}
