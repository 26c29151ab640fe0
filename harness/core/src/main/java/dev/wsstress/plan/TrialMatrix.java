package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.util.List;

/**
 * Which trials a run consists of: every subject under every TLS profile, so many times. Immutable.
 *
 * @param subjects names from the catalogue, in the order to run them
 * @param tls the client's TLS; every subject runs under each
 * @param trials trials for each subject and TLS profile
 */
public record TrialMatrix(List<String> subjects, List<TlsProfile> tls, int trials) {
  private static final int MAX_TRIALS = 10_000;

  public TrialMatrix {
    subjects = List.copyOf(subjects);
    tls = List.copyOf(tls);
    if (subjects.isEmpty()) {
      throw new PlanException("subjects must be at least 1: subjects=0");
    }
    if (tls.isEmpty()) {
      throw new PlanException("TLS profiles must be at least 1: TLS profiles=0");
    }
    if (trials < 1 || trials > MAX_TRIALS) {
      throw new PlanException("trials go from 1 to " + MAX_TRIALS + ": trials=" + trials);
    }
  }

  /** How many trials these are in all. */
  public int total() {
    return subjects.size() * tls.size() * trials;
  }
}
