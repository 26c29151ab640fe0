package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.StampAddress;
import java.util.List;
import java.util.Optional;

/**
 * The client sent, whole and over intact TLS, a message that had already been sent and delivered:
 * its sender lost count of what it holds. To use a buffer again too early can bring a message
 * before its time, and then twice, but never an old one back.
 */
final class QueueRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(Facts facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    List<MessageFault> faults = facts.sentWrongly();
    return faults.stream()
        .filter(fault -> isOld(fault, faults))
        .findFirst()
        .map(old -> diagnosis(old, faults));
  }

  private static boolean isOld(MessageFault fault, List<MessageFault> all) {
    StampAddress came = fault.found();
    return fault.fault() == Outcome.DUPLICATED
        && came != null
        && all.stream().noneMatch(gap -> isGapBefore(gap, came));
  }

  /** A message from behind a gap may be one that came before its time. */
  private static boolean isGapBefore(MessageFault gap, StampAddress came) {
    return gap.fault() == Outcome.LOST
        && gap.expected().stream() == came.stream()
        && gap.expected().sequence() <= came.sequence();
  }

  private static Diagnosis diagnosis(MessageFault old, List<MessageFault> faults) {
    StampAddress came = old.found() == null ? old.expected() : old.found();
    String sentence =
        Whose.message(came)
            + " was delivered and then sent again, whole, where message "
            + old.expected().sequence()
            + " was due: producer and consumer lost count of the queue between them";
    return new Diagnosis(Mechanism.QUEUE_UNSYNCHRONIZED, sentence, Facts.evidence(faults));
  }
}
