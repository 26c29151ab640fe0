package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS a frame came that was not due (RFC 6455 section 5.4, code 1002), or a message
 * came whose bytes go over, in its middle, into another place of this or another message of the
 * session. A buffer that was written over keeps the place: block 5 then holds another block 5.
 */
final class FramesMixedRule implements Rule {
  private static final int PROTOCOL_ERROR = 1002;

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    Optional<MessageFault> spliced =
        facts.sentWrongly().stream().filter(fault -> isSpliced(fault, facts)).findFirst();
    return spliced.isPresent()
        ? spliced.map(fault -> splice(fault, facts))
        : breach(facts).map(FramesMixedRule::outOfPlace);
  }

  /** Sessions do not shift a message within itself alike: what several have alike was so before. */
  private static boolean isSpliced(MessageFault fault, SessionEvidence facts) {
    StampAddress due = fault.expected();
    StampAddress came = fault.found();
    return fault.fault() == Outcome.CORRUPTED
        && came != null
        && came.session() == due.session()
        && due.block() > 0
        && !StampMatch.isInPlace(fault)
        && !(isOwn(due, came) && facts.common().sessions(fault).size() > 1);
  }

  private static boolean isOwn(StampAddress due, StampAddress came) {
    return came.stream() == due.stream() && came.sequence() == due.sequence();
  }

  private static Optional<Observation> breach(SessionEvidence facts) {
    return facts.all().stream().filter(FramesMixedRule::isBreach).findFirst();
  }

  private static boolean isBreach(Observation seen) {
    if (seen instanceof Closed closed) {
      return closed.code() == PROTOCOL_ERROR;
    }
    return seen instanceof Thrown thrown && thrown.type().endsWith(".ProtocolException");
  }

  private static Diagnosis splice(MessageFault fault, SessionEvidence facts) {
    StampAddress due = fault.expected();
    String sentence =
        "over intact TLS, frames of two messages were mixed: message "
            + due.sequence()
            + " of stream "
            + due.stream()
            + " goes over, at block "
            + due.block()
            + ", into "
            + StampMatch.bytes(fault);
    return new Diagnosis(
        Mechanism.FRAMES_MIXED, sentence, SessionEvidence.evidence(facts.sentWrongly()));
  }

  private static Diagnosis outOfPlace(Observation breach) {
    return new Diagnosis(
        Mechanism.FRAMES_MIXED,
        "over intact TLS, a frame or fragment was out of place: " + breach.sentence(),
        SessionEvidence.evidence(List.of(breach)));
  }
}
