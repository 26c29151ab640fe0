package dev.wsstress.reports.result;

import java.util.List;

/**
 * The mechanism that explains what was observed.
 *
 * @param mechanism the name of the mechanism
 * @param sentence one sentence in plain words, with the record numbers and threads involved
 * @param evidence what supports it, one line each
 */
public record Diagnosis(Mechanism mechanism, String sentence, List<String> evidence) {
  public Diagnosis {
    evidence = List.copyOf(evidence);
  }
}
