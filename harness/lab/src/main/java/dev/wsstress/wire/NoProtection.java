package dev.wsstress.wire;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * Bytes pass as they are: the pipeline of a control over plain {@code ws}. It cuts them where TLS
 * would, so that the steps around it stay the same. Stateless; threadsafe.
 */
final class NoProtection implements Protection {
  private static final int RECORD = 1 << 14;

  private static final SSLEngineResult NOTHING_THERE =
      new SSLEngineResult(Status.BUFFER_UNDERFLOW, HandshakeStatus.NOT_HANDSHAKING, 0, 0);

  @Override
  public SSLEngineResult wrap(ByteBuffer frame, ByteBuffer records) {
    return pass(frame, records);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer arrived, ByteBuffer plain) {
    return arrived.hasRemaining() ? pass(arrived, plain) : NOTHING_THERE;
  }

  private static SSLEngineResult pass(ByteBuffer from, ByteBuffer to) {
    int some = Math.min(RECORD, Math.min(from.remaining(), to.remaining()));
    to.put(to.position(), from, from.position(), some);
    from.position(from.position() + some);
    to.position(to.position() + some);
    return new SSLEngineResult(Status.OK, HandshakeStatus.NOT_HANDSHAKING, some, some);
  }

  @Override
  public void beginHandshake() {}

  @Override
  public HandshakeStatus handshakeStatus() {
    return HandshakeStatus.NOT_HANDSHAKING;
  }

  @Override
  public @Nullable Runnable task() {
    return null;
  }

  @Override
  public int recordSize() {
    return RECORD;
  }

  @Override
  public int contentSize() {
    return RECORD;
  }
}
