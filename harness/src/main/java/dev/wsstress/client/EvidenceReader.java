package dev.wsstress.client;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.reports.result.Side;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.tls.ConnectionTap;
import dev.wsstress.tls.RecordJournal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the taps of a connection noted into observations. */
final class EvidenceReader {
  private EvidenceReader() {}

  static ClientEvidence read(@Nullable TappedEndPoint endPoint, int session, long startNanos) {
    if (endPoint == null) {
      return new ClientEvidence(null, List.of(), RecordTrace.EMPTY);
    }
    List<Observation> seen = new ArrayList<>();
    RecordJournal journal = endPoint.journal();
    RecordJournal.Disorder disorder = journal.disorder();
    if (disorder != null) {
      seen.add(observed(disorder, journal, session, startNanos));
    }
    ConnectionTap.Failure failure = endPoint.tap().failure();
    if (failure != null) {
      seen.add(
          new Observation.TlsFailure(
              session,
              failure.nanoTime() - startNanos,
              Side.CLIENT,
              failure.fault().sent(),
              failure.fault().alert(),
              failure.fault().detail()));
    }
    return new ClientEvidence(endPoint.localAddress(), seen, journal.trace());
  }

  private static Observation observed(
      RecordJournal.Disorder disorder, RecordJournal journal, int session, long startNanos) {
    return new Observation.RecordDisorder(
        session,
        disorder.nanoTime() - startNanos,
        disorder.mechanism(),
        disorder.wirePosition(),
        disorder.wireOffset(),
        journal.record(disorder.expected()),
        disorder.found() < 0 ? null : journal.record(disorder.found()));
  }
}
