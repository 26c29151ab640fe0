package dev.wsstress.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trial: one subject under one workload, until it failed or its budget ended.
 *
 * @param identity who was tried
 * @param end how it ended
 * @param sessions how many there were, and what became of them
 * @param traffic what was sent and checked
 * @param finding what happened, and why
 * @param measurements what was measured beside it
 */
public record TrialResult(
    TrialIdentity identity,
    End end,
    SessionCounts sessions,
    Traffic traffic,
    Finding finding,
    Measurements measurements) {

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
    SKIPPED,
    /** In a way that only a newer version knows. */
    UNKNOWN
  }

  /** A trial that could not be run here. */
  public static TrialResult skipped(ResultLine.TrialStarted start, String reason) {
    Diagnosis why = new Diagnosis(Mechanism.ENVIRONMENT, reason, List.of(), List.of(Blame.HOST));
    return unmeasured(start, End.SKIPPED, 0, 0, Outcome.INFRASTRUCTURE, why);
  }

  /**
   * A trial of which no messages are known to be verified.
   *
   * @param start what was to be tried
   * @param opened how many sessions were opened
   * @param broken how many showed a failure
   * @param diagnosis why, or null if that is not known
   */
  public static TrialResult unmeasured(
      ResultLine.TrialStarted start,
      End end,
      int opened,
      int broken,
      Outcome outcome,
      @Nullable Diagnosis diagnosis) {
    return new TrialResult(
        start.identity(),
        end,
        new SessionCounts(start.sessions(), opened, broken, Map.of()),
        Traffic.NONE,
        new Finding(outcome, diagnosis),
        Measurements.NONE);
  }

  /** Whether it failed by a mechanism that its subject has to show. A fact: both are stated. */
  public boolean showsRequired() {
    Diagnosis diagnosis = diagnosis();
    return outcome().isFailure()
        && diagnosis != null
        && subject().expectation().accepts(diagnosis.mechanism());
  }

  /** Its number in the run, from 1. */
  public int trial() {
    return identity.trial();
  }

  /** Who was tried. */
  public SubjectDescription subject() {
    return identity.subject();
  }

  /** The client's TLS provider. */
  public String provider() {
    return identity.provider();
  }

  /** The TLS version. */
  public String tls() {
    return identity.tls();
  }

  /** Who sent what. */
  public String workload() {
    return identity.workload();
  }

  /** The seed of everything that the harness chose. */
  public long seed() {
    return identity.seed();
  }

  /** How many sessions the plan asked for. */
  public int sessionsAsked() {
    return sessions.asked();
  }

  /** How many sessions were opened. */
  public int sessionsOpened() {
    return sessions.opened();
  }

  /** How many sessions showed a failure. */
  public int sessionsBroken() {
    return sessions.broken();
  }

  /** Sessions by outcome. */
  public Map<Outcome, Integer> outcomes() {
    return sessions.outcomes();
  }

  /** Messages verified in both directions. */
  public long messagesVerified() {
    return traffic.messagesVerified();
  }

  /** Their payload and header bytes, one direction. */
  public long bytesVerified() {
    return traffic.bytesVerified();
  }

  /** From the first message to the end. */
  public long elapsedNanos() {
    return traffic.elapsedNanos();
  }

  /** Messages verified per second, 0 if nothing ran. */
  public double messagesPerSecond() {
    return traffic.messagesPerSecond();
  }

  /** What happened. */
  public Outcome outcome() {
    return finding.outcome();
  }

  /** Why the first session to fail failed, or null if none did. */
  public @Nullable Diagnosis diagnosis() {
    return finding.diagnosis();
  }

  /** From the first message to the first failure, or null. */
  public @Nullable Long firstFailureNanos() {
    return finding.firstFailureNanos();
  }

  /** Messages verified on the session that failed first, or null. */
  public @Nullable Long firstFailureMessages() {
    return finding.firstFailureMessages();
  }

  /** Round-trip times. */
  public LatencySummary latency() {
    return measurements.latency();
  }

  /** How late a thread woke up beside the trial. */
  public HiccupSummary hiccups() {
    return measurements.hiccups();
  }

  /** What it cost, or null if that was not measured. */
  public @Nullable LoadFigures load() {
    return measurements.load();
  }
}
