package dev.wsstress.worker;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.SessionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The report of a client side whose JVM ended in the middle: what it had said, and how it ended.
 * Bytes and round trips were in the JVM and are lost; messages are as many as were reported last.
 * NOT threadsafe.
 */
final class InterruptedClient {
  private final SessionRange sessions;
  private final ClientTranscript transcript;

  InterruptedClient(SessionRange sessions, ClientTranscript transcript) {
    this.sessions = sessions;
    this.transcript = transcript;
  }

  /** The first session with which nothing was wrong before; what ends the JVM is noted with it. */
  int session() {
    return IntStream.range(sessions.first(), sessions.end())
        .filter(s -> transcript.observations().stream().noneMatch(o -> o.session() == s))
        .findFirst()
        .orElse(sessions.first());
  }

  /**
   * Joins it.
   *
   * @param death how the JVM ended
   * @param end how the client side did
   */
  ClientReport report(Observation death, TrialResult.End end) {
    transcript.observed(death);
    Map<Integer, List<Observation>> bySession = new TreeMap<>();
    for (Observation seen : transcript.observations()) {
      bySession.computeIfAbsent(seen.session(), s -> new ArrayList<>()).add(seen);
    }
    List<SessionReport> reports = new ArrayList<>();
    bySession.forEach(
        (session, seen) ->
            reports.add(
                new SessionReport(
                    session,
                    session == death.session() ? transcript.messages() : 0,
                    List.of(),
                    seen,
                    RecordTrace.EMPTY,
                    SessionReport.NO_BYTES)));
    return new ClientReport(
        end,
        new ClientReport.Opened(sessions, opened()),
        new ClientReport.Traffic(
            transcript.messages(),
            0,
            transcript.loadStartNanos(),
            transcript.isLoaded() ? death.atNanos() : transcript.loadStartNanos()),
        reports,
        List.of(),
        ClientReport.Times.NONE,
        null);
  }

  private int opened() {
    ClientReport whole = transcript.report();
    if (whole != null) {
      return whole.opened().count();
    }
    return transcript.isLoaded() ? sessions.count() : 0;
  }
}
