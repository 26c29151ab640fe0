package dev.wsstress.engine;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.wsstress.tls.EngineBrokenException;
import dev.wsstress.tls.OverlapDetector;
import dev.wsstress.wire.Guard;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * TLS over a BIO pair: the {@code SSL} object reads and writes one end, and the calling thread
 * moves what came out of the other end to the socket. It is the engine that many C++ programs use.
 *
 * <p>The steps are apart: an operation on the {@code SSL} object together with sending what it put
 * out, and giving it what the socket brought. The rule says that no two of them may happen at the
 * same time; a {@link Guard} keeps it, or does not.
 *
 * <p>What leaves the BIO pair is taken out and written as one step in either case, so that records
 * keep their order: this is about the {@code SSL} object and not about order on the wire. One
 * thread at a time may read, and one write with each buffer.
 */
public final class OpenSslEngine implements OwnTls {
  /** A record with its header fits into the BIO pair's own 17 KiB. */
  private static final int CHUNK = 16 * 1024;

  private static final String WRITE = "SSL_write";

  private final Pointer ssl;
  private final Pointer outside;
  private final Guard oneStep;
  private final OverlapDetector occupants = new OverlapDetector();
  private final InputStream in;
  private final OutputStream out;
  private final Guard leaving = Guard.mutex();
  private final byte[] left = new byte[CHUNK];
  private final Memory leftNative = new Memory(CHUNK);

  /** What the socket brought; the reader's. */
  private final byte[] came = new byte[CHUNK];

  private final Memory cameNative = new Memory(CHUNK);

  /** Whether it has failed before: what it says after that is a consequence. */
  private final AtomicBoolean failed = new AtomicBoolean();

  /** Written before a second thread comes. */
  private boolean agreed;

  /** An operation on the {@code SSL} object: its result is positive, or an error tells why not. */
  private interface Operation {
    int run();
  }

  public OpenSslEngine(Pointer ssl, Guard oneStep, Socket socket) throws IOException {
    PointerByReference inner = new PointerByReference();
    PointerByReference outer = new PointerByReference();
    OpenSsl.BIO_new_bio_pair(inner, 0, outer, 0);
    OpenSsl.SSL_set_bio(ssl, inner.getValue(), inner.getValue());
    this.ssl = ssl;
    this.outside = outer.getValue();
    this.oneStep = oneStep;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  @Override
  public void handshake() throws IOException {
    try {
      boolean done = perform("SSL_do_handshake", () -> OpenSsl.SSL_do_handshake(ssl)) > 0;
      while (!done) {
        receive();
        done = perform("SSL_do_handshake", () -> OpenSsl.SSL_do_handshake(ssl)) > 0;
      }
      agreed = true;
    } catch (SSLException e) {
      throw unverified(e);
    }
  }

  /** Names what is wrong with the certificate, if that is why. */
  private SSLException unverified(SSLException failure) {
    long code = OpenSsl.SSL_get_verify_result(ssl);
    if (code == OpenSsl.VERIFIED) {
      return failure;
    }
    boolean host = code == OpenSsl.HOST_NAME_MISMATCH || code == OpenSsl.ADDRESS_MISMATCH;
    SSLException named = new SSLHandshakeException(String.valueOf(failure.getMessage()));
    named.initCause(
        new CertificateException(
            (host ? "host name: " : "") + OpenSsl.X509_verify_cert_error_string(code)));
    return named;
  }

  /** One outside the Java heap. */
  @Override
  public ByteBuffer buffer(int capacity) {
    return ByteBuffer.allocateDirect(capacity);
  }

  @Override
  public OverlapDetector occupants() {
    return occupants;
  }

  @Override
  public boolean read(ByteBuffer target) throws IOException {
    Pointer memory = Native.getDirectBufferPointer(target);
    int length = target.capacity();
    int count = perform("SSL_read", () -> OpenSsl.SSL_read(ssl, memory, length));
    while (count == 0) {
      receive();
      count = perform("SSL_read", () -> OpenSsl.SSL_read(ssl, memory, length));
    }
    target.clear().limit(Math.max(0, count));
    return count > 0;
  }

  /** If the rule is kept, no other thread comes between two parts of it. */
  @Override
  public void write(ByteBuffer source) throws IOException {
    Pointer memory = Native.getDirectBufferPointer(source);
    int length = source.limit();
    oneStep.hold(
        () -> {
          int done = 0;
          while (done < length) {
            done += writeSome(memory.share(done), length - done);
          }
        });
  }

  private int writeSome(Pointer source, int length) throws IOException {
    int count = perform(WRITE, () -> OpenSsl.SSL_write(ssl, source, length));
    if (count < 0) {
      throw new EOFException("TLS is closed");
    }
    return count;
  }

  /**
   * One step: an operation, and what it puts out leaves.
   *
   * @return its positive result, 0 if it wants more input or room, -1 at the end of TLS
   */
  private int perform(String name, Operation operation) throws IOException {
    int[] result = new int[1];
    oneStep.hold(
        () -> {
          long before = OpenSsl.BIO_ctrl_pending(outside);
          OpenSsl.ERR_clear_error();
          OverlapDetector.Visit visit = occupants.enter(name);
          int count = operation.run();
          int error = count > 0 ? 0 : OpenSsl.SSL_get_error(ssl, count);
          occupants.leave(visit);
          long reason = count > 0 ? 0 : OpenSsl.ERR_get_error();
          // Only who has put something out takes it out: a read that puts nothing out is no writer.
          if (OpenSsl.BIO_ctrl_pending(outside) > before) {
            leave();
          }
          result[0] = count > 0 ? count : outcome(name, new OpenSslError(error, reason));
        });
    return result[0];
  }

  private int outcome(String name, OpenSslError error) throws IOException {
    return switch (error.code()) {
      case OpenSsl.ERROR_WANT_READ, OpenSsl.ERROR_WANT_WRITE -> 0;
      case OpenSsl.ERROR_ZERO_RETURN -> -1;
      default -> throw failure(name, error);
    };
  }

  private IOException failure(String name, OpenSslError error) {
    boolean first = failed.compareAndSet(false, true);
    return first && agreed && error.isContradiction(name.equals(WRITE))
        ? new EngineBrokenException(name, error.text())
        : new SSLException(error.text());
  }

  /** What came out of the {@code SSL} object goes to the socket. */
  private void leave() throws IOException {
    leaving.hold(
        () -> {
          int count = OpenSsl.BIO_read(outside, leftNative, CHUNK);
          while (count > 0) {
            leftNative.read(0, left, 0, count);
            out.write(left, 0, count);
            count = OpenSsl.BIO_read(outside, leftNative, CHUNK);
          }
        });
  }

  /** What the socket brings goes in; waits for it without the guard. */
  private void receive() throws IOException {
    int count = in.read(came);
    if (count < 0) {
      throw new EOFException("the connection ended without a TLS close_notify");
    }
    cameNative.write(0, came, 0, count);
    int done = 0;
    while (done < count) {
      Pointer rest = cameNative.share(done);
      int some = count - done;
      int[] taken = new int[1];
      oneStep.hold(() -> taken[0] = put(rest, some));
      done += taken[0];
      if (taken[0] <= 0) {
        failed.set(true);
        throw new SSLException("OpenSSL: the BIO pair takes no more bytes");
      }
    }
  }

  private int put(Pointer bytes, int length) {
    OverlapDetector.Visit visit = occupants.enter("BIO_write");
    int taken = OpenSsl.BIO_write(outside, bytes, length);
    occupants.leave(visit);
    return taken;
  }
}
