package dev.wsstress.model;

import java.util.Objects;

/** One line of a result file. Lines are only ever appended. */
public sealed interface ResultLine {
  /** The first line. */
  record RunStarted(RunHeader header) implements ResultLine {
    public RunStarted {
      Objects.requireNonNull(header, "header");
    }

    /** The name of the run. */
    public String run() {
      return header.run();
    }
  }

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
      implements ResultLine {
    /** Who is tried. */
    public TrialIdentity identity() {
      return new TrialIdentity(trial, subject, provider, tls, workload, seed);
    }
  }

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

  /**
   * A line of a type that only a newer version knows.
   *
   * @param type what the newer version calls it; untrusted text
   * @param json the whole line; untrusted text
   */
  record Unknown(String type, String json) implements ResultLine {}
}
