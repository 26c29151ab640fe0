package dev.wsstress.model;

import java.util.Map;

/**
 * The sessions of a trial.
 *
 * @param asked how many the plan asked for
 * @param opened how many were opened
 * @param broken how many showed a failure
 * @param outcomes sessions by outcome
 */
public record SessionCounts(int asked, int opened, int broken, Map<Outcome, Integer> outcomes) {
  public SessionCounts {
    outcomes = outcomes == null ? Map.of() : Map.copyOf(outcomes);
  }
}
