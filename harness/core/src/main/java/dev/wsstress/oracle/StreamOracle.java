package dev.wsstress.oracle;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the messages that one side of a session receives: is every one intact and the next of
 * its stream, and if not, what came instead and whose bytes are they?
 *
 * <p>It states facts. A gap is {@link Outcome#LOST} the moment it shows; if what was missing comes
 * later, that is {@link Outcome#REORDERED}, a second time {@link Outcome#DUPLICATED}. A message
 * with wrong bytes is {@link Outcome#CORRUPTED} and counts as arrived if its number can be
 * recognised. What was sent last and never arrived is not stated here: its echo is missing too, and
 * the session has stalled.
 *
 * <p>In a fault, {@code expected} names the first block that is wrong, and {@code found} the first
 * whole stamp (or header, which stands for block 0) in its place. Both are equal if the message's
 * own bytes moved by less than a block.
 *
 * <p>NOT threadsafe: one oracle a session and side, used by one thread at a time. Pure: no I/O, no
 * clock. Allocates nothing for a message it accepts, once its stream is known.
 */
public final class StreamOracle implements MessageOracle {
  private final int addressee;
  private final MessageCodec codec = new MessageCodec();
  private final StreamLogs logs = new StreamLogs();
  private final CorruptionFinder corruption;
  private final FaultWriter faults;
  private long verified;
  private long verifiedBytes;
  private long sequence;

  /**
   * Makes an oracle that has seen nothing: every stream starts with message 0.
   *
   * @param side who receives
   * @param session the session that every message has to name
   */
  public StreamOracle(Side side, int session) {
    this(side, session, session);
  }

  /**
   * Makes an oracle of messages that do not name the session that receives them.
   *
   * @param side who receives
   * @param session the session that receives, which faults name
   * @param addressee what every message has to name in its place, such as {@link
   *     MessageDescriptor#BROADCAST}
   */
  public StreamOracle(Side side, int session, int addressee) {
    this.faults = new FaultWriter(side, session, addressee, "message");
    this.addressee = addressee;
    this.corruption = new CorruptionFinder(addressee, logs, codec);
  }

  /**
   * Verifies one message: the bytes between position and limit, neither of which is moved.
   *
   * @param message heap, direct or read-only, in network order
   * @param atNanos nanoseconds since the start of the trial
   * @return null if the message is intact and the next of its stream
   * @throws IllegalArgumentException if the buffer is in little-endian order
   */
  @Override
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (!codec.isIntact(message) || MessageCodec.session(message) != addressee) {
      return corrupted(message, atNanos);
    }
    int stream = MessageCodec.stream(message);
    sequence = MessageCodec.sequence(message);
    StreamLog log = logs.of(stream);
    if (!log.advance(sequence)) {
      return outOfOrder(log, stream, atNanos);
    }
    verified++;
    verifiedBytes += message.remaining();
    return null;
  }

  @Override
  public Observation.MessageFault acceptText(String text, long atNanos) {
    Stamp due = new Stamp(addressee, logs.lastStream(), logs.next(logs.lastStream()), 0);
    return faults.otherKind(due, "text of " + text.length() + " characters", atNanos);
  }

  private Observation.MessageFault corrupted(ByteBuffer message, long atNanos) {
    Finding finding = corruption.examine(message);
    Stamp expected = finding.expected();
    if (finding.isArrival()) {
      StreamLog log = logs.of(expected.stream());
      if (!log.advance(expected.sequence())) {
        log.disturb(expected.sequence());
      }
    }
    return faults.corrupted(finding, atNanos);
  }

  private Observation.MessageFault outOfOrder(StreamLog log, int stream, long atNanos) {
    long due = log.next();
    StreamLog.Disorder disorder = log.disturb(sequence);
    return faults.outOfOrder(disorder, stream, due, sequence, atNanos);
  }

  @Override
  public int stream() {
    return logs.lastStream();
  }

  @Override
  public long sequence() {
    return sequence;
  }

  /** Messages that were intact and the next of their stream. */
  @Override
  public long verified() {
    return verified;
  }

  /** The bytes of the {@link #verified()} messages, headers included. */
  @Override
  public long verifiedBytes() {
    return verifiedBytes;
  }
}
