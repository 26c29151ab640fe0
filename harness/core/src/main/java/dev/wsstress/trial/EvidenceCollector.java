package dev.wsstress.trial;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Joins what a client's sessions noted with what was seen of them. Not threadsafe. */
final class EvidenceCollector {
  private final FaultLog faults;

  /**
   * Prepares it.
   *
   * @param faults what was seen, session by session
   */
  EvidenceCollector(FaultLog faults) {
    this.faults = faults;
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

  private SessionReport of(Conversation conversation) {
    SubjectSession session = conversation.session();
    List<ClientEvidence> evidence = session == null ? List.of() : session.evidence();
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
