package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS a message came whose bytes go over, in its middle, into another place of this or
 * another message of the session. A buffer that was written over keeps the place: block 5 then
 * holds another block 5. Or a WebSocket library refused a frame of the client (RFC 6455 section
 * 5.4): the server's, one that it received, or the client's, one that it was to send. That a client
 * refuses what it received, or that one side closes with 1002, does not say whose frame it was.
 */
final class FramesMixedRule implements Rule {
  private static final String REFUSAL = ".ProtocolException";

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    Optional<MessageFault> spliced =
        facts.sentWrongly().stream().filter(fault -> isSpliced(fault, facts)).findFirst();
    return spliced.isPresent()
        ? spliced.map(fault -> splice(fault, facts))
        : facts.first(Thrown.class, FramesMixedRule::isOfClient).map(FramesMixedRule::refused);
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

  /** A library refused a frame that the client sent, or was to send. */
  static boolean isOfClient(Thrown thrown) {
    boolean byClient = thrown.side() == Side.CLIENT;
    return isRefusal(thrown) && byClient == ThrownOrigin.isInSending(thrown);
  }

  private static boolean isRefusal(Thrown thrown) {
    return thrown.origin().endsWith(REFUSAL) && ThrownOrigin.isOfWebSocket(thrown);
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

  private static Diagnosis refused(Thrown breach) {
    return new Diagnosis(
        Mechanism.FRAMES_MIXED,
        (breach.side() == Side.SERVER
                ? "over intact TLS, a frame of the client broke the protocol: "
                : "a frame that the client was to send broke the protocol: ")
            + breach.sentence(),
        SessionEvidence.evidence(List.of(breach)));
  }
}
