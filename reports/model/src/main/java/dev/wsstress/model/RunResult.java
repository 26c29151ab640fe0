package dev.wsstress.model;

import java.util.List;
import java.util.Map;

/**
 * A run, as it was read back from disk.
 *
 * @param run its name
 * @param startedAt ISO-8601 instant
 * @param environment JVM, operating system and library versions
 * @param plan what was asked for
 * @param trials its trials, in the order they ran
 * @param end whether it came to its end
 * @param newer what only a newer version understands of it
 */
public record RunResult(
    String run,
    String startedAt,
    Map<String, String> environment,
    Map<String, String> plan,
    List<Trial> trials,
    TrialResult.End end,
    NewerWords newer) {

  /**
   * A trial with what was kept of its failures.
   *
   * @param result the summary
   * @param witnesses its failed sessions, in the order they failed
   * @param observations everything seen, in the order seen
   */
  public record Trial(TrialResult result, List<Witness> witnesses, List<Observation> observations) {
    public Trial {
      witnesses = List.copyOf(witnesses);
      observations = List.copyOf(observations);
    }
  }

  public RunResult {
    trials = List.copyOf(trials);
  }

  /** A run of which everything was understood. */
  public RunResult(
      String run,
      String startedAt,
      Map<String, String> environment,
      Map<String, String> plan,
      List<Trial> trials,
      TrialResult.End end) {
    this(run, startedAt, environment, plan, trials, end, NewerWords.NONE);
  }
}
