package dev.wsstress.model;

import java.util.Map;
import java.util.Objects;

/** One line of a result file. Lines are only ever appended. */
public sealed interface ResultLine {
  /**
   * The first line.
   *
   * @param schema the version of this format
   * @param run the name of the run
   * @param startedAt ISO-8601 instant
   * @param environment JVM, operating system and library versions
   * @param plan what was asked for
   */
  record RunStarted(
      int schema,
      String run,
      String startedAt,
      Map<String, String> environment,
      Map<String, String> plan)
      implements ResultLine {}

  /**
   * A trial begins.
   *
   * @param sessions how many sessions it will open
   */
  record TrialStarted(
      int trial,
      SubjectDescription subject,
      String provider,
      String tls,
      String workload,
      long seed,
      int sessions)
      implements ResultLine {}

  /** A fact, as it was seen. */
  record Observed(int trial, Observation observation) implements ResultLine {
    public Observed {
      Objects.requireNonNull(observation, "observation");
    }
  }

  /** A failed session, explained. */
  record Witnessed(int trial, Witness witness) implements ResultLine {
    public Witnessed {
      Objects.requireNonNull(witness, "witness");
    }
  }

  /** A trial ends. */
  record TrialFinished(TrialResult result) implements ResultLine {
    public TrialFinished {
      Objects.requireNonNull(result, "result");
    }
  }

  /** The last line of a run that came to an end by itself or by an interrupt. */
  record RunFinished(boolean interrupted, String finishedAt) implements ResultLine {}
}
