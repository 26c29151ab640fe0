package dev.wsstress.oracle;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an audio stream to the sample: is every {@link AudioChunk} intact and the next, and if
 * not, which sample is the first wrong one, and whose is it?
 *
 * <p>Outcomes and addresses are those of {@link StreamOracle}; a block is 16 bytes of samples,
 * eight of them. Samples hold their number modulo 65,536, so the sample that was found is the
 * nearest of those; they do not hold their session.
 *
 * <p>NOT threadsafe: one oracle a session and side. Pure: no I/O, no clock.
 */
public final class AudioOracle implements MessageOracle {
  /** A session has one audio stream. */
  public static final int STREAM = 0;

  private final int session;
  private final StreamLog log = new StreamLog();
  private final AudioDamage damage;
  private final FaultWriter faults;
  private long verified;

  /**
   * Makes an oracle that has heard nothing.
   *
   * @param side who receives
   * @param session the session that every chunk has to name
   */
  public AudioOracle(Side side, int session) {
    this.session = session;
    this.damage = new AudioDamage(session);
    this.faults = new FaultWriter(side, session, session, "audio chunk");
  }

  @Override
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (!AudioChunk.isIntact(message) || AudioChunk.session(message) != session) {
      return corrupted(message, atNanos);
    }
    long sequence = AudioChunk.sequence(message);
    long due = log.next();
    if (!log.advance(sequence)) {
      return faults.outOfOrder(log.disturb(sequence), STREAM, due, sequence, atNanos);
    }
    verified++;
    return null;
  }

  private Observation.MessageFault corrupted(ByteBuffer message, long atNanos) {
    Finding finding = damage.examine(message, log.next());
    long sequence = finding.expected().sequence();
    if (finding.isArrival() && !log.advance(sequence)) {
      log.disturb(sequence);
    }
    return faults.corrupted(finding, atNanos);
  }

  @Override
  public Observation.MessageFault acceptText(String text, long atNanos) {
    Stamp due = new Stamp(session, STREAM, log.next(), 0);
    return faults.otherKind(due, "text of " + text.length() + " characters", atNanos);
  }

  @Override
  public int stream() {
    return STREAM;
  }

  /** Every chunk that is accepted is the one before the next. */
  @Override
  public long sequence() {
    return log.next() - 1;
  }

  @Override
  public long verified() {
    return verified;
  }

  @Override
  public long verifiedBytes() {
    return verified * AudioChunk.LENGTH;
  }
}
