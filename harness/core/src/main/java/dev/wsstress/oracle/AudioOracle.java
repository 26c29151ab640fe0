package dev.wsstress.oracle;

import dev.wsstress.message.AudioChunk;
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
public final class AudioOracle extends OneStreamOracle {
  private final AudioDamage damage;

  /**
   * Makes an oracle that has heard nothing.
   *
   * @param side who receives
   * @param session the session that every chunk has to name
   */
  public AudioOracle(Side side, int session) {
    super(side, session, "audio chunk");
    this.damage = new AudioDamage(session);
  }

  @Override
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (!AudioChunk.isIntact(message) || AudioChunk.session(message) != session()) {
      return corrupted(damage.examine(message, due().sequence()), atNanos);
    }
    long sequence = AudioChunk.sequence(message);
    return take(sequence, message.remaining()) ? null : outOfOrder(sequence, atNanos);
  }

  @Override
  public Observation.MessageFault acceptText(String text, long atNanos) {
    return otherKind("text of " + text.length() + " characters", atNanos);
  }
}
