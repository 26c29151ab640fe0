package dev.wsstress.trial;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Joins what a client's sessions noted with what was seen of them. Not threadsafe. */
final class EvidenceCollector {
  private final FaultLog faults;
  private final LongSupplier sinceStart;

  /**
   * Prepares it.
   *
   * @param faults what was seen, session by session
   * @param sinceStart nanoseconds since the start of the trial
   */
  EvidenceCollector(FaultLog faults, LongSupplier sinceStart) {
    this.faults = faults;
    this.sinceStart = sinceStart;
  }

  /** A report of each session of which anything is known; the connections are gone. */
  List<SessionReport> of(List<Conversation> conversations) {
    List<SessionReport> reports = new ArrayList<>();
    for (Conversation conversation : conversations) {
      SessionReport report = of(conversation);
      if (!report.seen().isEmpty()) {
        reports.add(report);
      }
    }
    return reports;
  }

  /** A session that throws here has no evidence; what was seen of it and of others stays. */
  private List<ClientEvidence> evidence(SubjectSession session, int number) {
    try {
      return session.evidence();
    } catch (RuntimeException thrown) {
      faults.add(
          Exhaustion.named(
              Observation.Thrown.of(number, sinceStart.getAsLong(), Side.CLIENT, thrown)));
      return List.of();
    }
  }

  private SessionReport of(Conversation conversation) {
    SubjectSession session = conversation.session();
    List<ClientEvidence> evidence =
        session == null ? List.of() : evidence(session, conversation.number());
    List<Observation> noted =
        evidence.stream().flatMap(one -> one.observations().stream()).toList();
    noted.stream().filter(seen -> seen.outcome() != Outcome.DELIVERED).forEach(faults::add);
    if (conversation.isBroken() || !faults.of(conversation.number()).isEmpty()) {
      noted.forEach(faults::add);
    }
    List<Observation> known = faults.of(conversation.number());
    // Facts of a sound session are for the join, and of no interest on disk.
    List<Observation> seen = known.isEmpty() ? noted : known;
    return new SessionReport(
        conversation.number(),
        conversation.verifiedBefore(),
        evidence.stream()
            .filter(one -> one.localAddress() != null)
            .map(one -> String.valueOf(one.localAddress()))
            .toList(),
        seen,
        evidence.stream()
            .map(ClientEvidence::trace)
            .filter(trace -> !trace.wrapOrder().isEmpty())
            .findFirst()
            .orElse(RecordTrace.EMPTY),
        evidence.stream()
            .map(ClientEvidence::pcapng)
            .filter(ByteBuffer::hasRemaining)
            .findFirst()
            .orElse(SessionReport.NO_BYTES));
  }
}
