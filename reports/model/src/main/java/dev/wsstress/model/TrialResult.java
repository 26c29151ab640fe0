package dev.wsstress.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trial: one subject under one workload, until it failed or its budget ended.
 *
 * @param trial its number in the run, from 1
 * @param subject who was tried
 * @param provider the client's TLS provider
 * @param tls the TLS version
 * @param workload who sent what
 * @param seed the seed of everything that the harness chose
 * @param end how it ended
 * @param sessionsAsked how many sessions the plan asked for
 * @param sessionsOpened how many were opened
 * @param sessionsBroken how many showed a failure
 * @param messagesVerified messages verified in both directions: by the server, and again as echo
 * @param bytesVerified their payload and header bytes, one direction
 * @param elapsedNanos from the first message to the end
 * @param firstFailureNanos from the first message to the first failure, or null
 * @param firstFailureMessages messages verified on the session that failed first, or null
 * @param outcome what happened
 * @param outcomes sessions by outcome
 * @param diagnosis why the first session to fail failed, or null if none did
 * @param latency round-trip times
 * @param hiccups how late a thread woke up beside the trial
 * @param load what it cost, or null if that was not measured
 */
public record TrialResult(
    int trial,
    SubjectDescription subject,
    String provider,
    String tls,
    String workload,
    long seed,
    End end,
    int sessionsAsked,
    int sessionsOpened,
    int sessionsBroken,
    long messagesVerified,
    long bytesVerified,
    long elapsedNanos,
    @Nullable Long firstFailureNanos,
    @Nullable Long firstFailureMessages,
    Outcome outcome,
    Map<Outcome, Integer> outcomes,
    @Nullable Diagnosis diagnosis,
    LatencySummary latency,
    HiccupSummary hiccups,
    @Nullable LoadFigures load) {

  /** How a trial ended; says nothing of what it found. */
  public enum End {
    /** It ran to its budget, or until every session had failed. */
    COMPLETED,
    /** Somebody stopped it. */
    INTERRUPTED,
    /** The environment ended it. */
    ABORTED,
    /** The result file ends in the middle of it. */
    KILLED,
    /** It was not run, since its subject cannot run here; the diagnosis says why. */
    SKIPPED
  }

  public TrialResult {
    outcomes = Map.copyOf(outcomes);
    hiccups = hiccups == null ? HiccupSummary.NONE : hiccups;
  }

  /** Whether it failed by a mechanism that its subject has to show. A fact: both are stated. */
  public boolean showsRequired() {
    return outcome.isFailure()
        && diagnosis != null
        && subject.expectation().mechanisms().contains(diagnosis.mechanism());
  }

  /** A trial that could not be run here. */
  public static TrialResult skipped(ResultLine.TrialStarted start, String reason) {
    Diagnosis why = new Diagnosis(Mechanism.ENVIRONMENT, reason, List.of(), List.of(Blame.HOST));
    return unmeasured(start, End.SKIPPED, 0, 0, Outcome.INFRASTRUCTURE, why);
  }

  /**
   * A trial that verified nothing anybody knows of.
   *
   * @param start what was to be tried
   * @param opened how many sessions were opened
   * @param broken how many showed a failure
   * @param diagnosis why, or null if nobody was there to say
   */
  public static TrialResult unmeasured(
      ResultLine.TrialStarted start,
      End end,
      int opened,
      int broken,
      Outcome outcome,
      @Nullable Diagnosis diagnosis) {
    return new TrialResult(
        start.trial(),
        start.subject(),
        start.provider(),
        start.tls(),
        start.workload(),
        start.seed(),
        end,
        start.sessions(),
        opened,
        broken,
        0,
        0,
        0,
        null,
        null,
        outcome,
        Map.of(),
        diagnosis,
        LatencySummary.NONE,
        HiccupSummary.NONE,
        null);
  }

  /** Messages verified a second, 0 if nothing ran. */
  public double messagesPerSecond() {
    return elapsedNanos == 0 ? 0 : messagesVerified * 1e9 / elapsedNanos;
  }
}
