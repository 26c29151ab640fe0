package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;

/**
 * What the oracles of sessions with a single stream have in common: where the stream stands and how
 * a fault is stated. NOT threadsafe. Pure: no I/O, no clock.
 */
abstract class OneStreamOracle implements MessageOracle {
  /** The only stream of a session. */
  public static final int STREAM = 0;

  private final int session;
  private final String noun;
  private final StreamLog log = new StreamLog();
  private final FaultWriter faults;
  private long verified;
  private long verifiedBytes;

  /**
   * Prepares an oracle that has seen nothing.
   *
   * @param side who receives
   * @param session the session that every message has to name
   * @param noun what a message is called in a fault
   */
  OneStreamOracle(Side side, int session, String noun) {
    this.session = session;
    this.noun = noun;
    this.faults = new FaultWriter(side, session, session, noun);
  }

  final int session() {
    return session;
  }

  final String noun() {
    return noun;
  }

  /** The message that is due. */
  final Stamp due() {
    return new Stamp(session, STREAM, log.next(), 0);
  }

  /** Takes an intact message if it is the one that is due. */
  final boolean take(long sequence, int bytes) {
    boolean isDue = log.advance(sequence);
    if (isDue) {
      verified++;
      verifiedBytes += bytes;
    }
    return isDue;
  }

  /** An intact message came that was not due. */
  final Observation.MessageFault outOfOrder(long sequence, long atNanos) {
    long due = log.next();
    return faults.outOfOrder(log.disturb(sequence), STREAM, due, sequence, atNanos);
  }

  /** A message came with wrong bytes; it has arrived if its number is sure. */
  final Observation.MessageFault corrupted(Finding finding, long atNanos) {
    long sequence = finding.expected().sequence();
    if (finding.isArrival() && !log.advance(sequence)) {
      log.disturb(sequence);
    }
    return faults.corrupted(finding, atNanos);
  }

  /** A message came of the other kind, text or binary. */
  final Observation.MessageFault otherKind(String came, long atNanos) {
    return faults.otherKind(due(), came, atNanos);
  }

  @Override
  public final int stream() {
    return STREAM;
  }

  /** Every message that is accepted is the one before the next. */
  @Override
  public final long sequence() {
    return log.next() - 1;
  }

  @Override
  public final long verified() {
    return verified;
  }

  @Override
  public final long verifiedBytes() {
    return verifiedBytes;
  }
}
