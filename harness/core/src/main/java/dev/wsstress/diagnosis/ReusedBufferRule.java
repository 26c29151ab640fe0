package dev.wsstress.diagnosis;

import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Optional;

/**
 * The client sent, over intact TLS, a message with the bytes of a later one of its session in their
 * place: a part of them, or all, when the later one came before its time and then came again.
 */
final class ReusedBufferRule implements Rule {
  /** More messages of one stream are never under way. */
  private static final long MAX_AHEAD = 1 << 20;

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .filter(fault -> isOverwritten(fault) || isEarlyAndAgain(fault, faults))
        .findFirst()
        .map(first -> diagnosis(first, faults));
  }

  /**
   * Bytes of another message leave alone what the headers of all have alike. Where that is gone
   * too, something else than a message was written, such as a mask, and a stamp says nothing.
   */
  private static boolean isOverwritten(MessageFault fault) {
    StampAddress due = fault.expected();
    StampAddress came = fault.found();
    return fault.fault() == Outcome.CORRUPTED
        && came != null
        && came.session() == due.session()
        && !fault.hasForeignHeader()
        && (came.session() != MessageDescriptor.BROADCAST || isOfSeveralBlocks(fault, came))
        && StampMatch.isInPlace(fault)
        && (came.stream() != due.stream() || isLater(came, due));
  }

  /**
   * What goes to every session lies in one buffer, which a session that masks it in place changes
   * too: one stamp that reads as another message's may be masked. Two of the same message are not.
   */
  private static boolean isOfSeveralBlocks(MessageFault fault, StampAddress came) {
    return fault.blocks().stream()
            .filter(run -> run.from() != null && isOfMessage(run.from(), came))
            .mapToLong(BlockRun::count)
            .sum()
        > 1;
  }

  private static boolean isOfMessage(StampAddress one, StampAddress other) {
    return one.session() == other.session()
        && one.stream() == other.stream()
        && one.sequence() == other.sequence();
  }

  /** A mask over four bytes of a stamp leaves one of a message that is not sent for years. */
  private static boolean isLater(StampAddress came, StampAddress due) {
    long ahead = came.sequence() - due.sequence();
    return ahead > 0 && ahead <= MAX_AHEAD;
  }

  private static boolean isEarlyAndAgain(MessageFault fault, List<MessageFault> all) {
    return fault.fault() == Outcome.LOST
        && all.stream().anyMatch(later -> isAgain(later, fault.expected()));
  }

  /** One from behind the gap came twice: once before its time, where another should have been. */
  private static boolean isAgain(MessageFault later, StampAddress due) {
    StampAddress came = later.found();
    return later.fault() == Outcome.DUPLICATED
        && came != null
        && came.stream() == due.stream()
        && came.sequence() >= due.sequence();
  }

  private static Diagnosis diagnosis(MessageFault first, List<MessageFault> faults) {
    StampAddress due = first.expected();
    String sentence =
        StampMatch.message(due)
            + " left with bytes of another message: in its block "
            + due.block()
            + " stands "
            + StampMatch.bytes(first)
            + ", so its buffer was written again before it was out";
    return new Diagnosis(Mechanism.BUFFER_REUSED, sentence, SessionEvidence.evidence(faults));
  }
}
