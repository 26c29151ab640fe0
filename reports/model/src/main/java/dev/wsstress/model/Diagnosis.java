package dev.wsstress.model;

import java.util.List;

/**
 * The mechanism that explains what was observed.
 *
 * @param mechanism the name of the mechanism
 * @param sentence one sentence in plain words, with the record numbers and threads involved
 * @param evidence what supports it, one line each
 * @param blame where its cause lies: one place, or those that cannot be told apart, in the order of
 *     the enum; none where nothing is known
 */
public record Diagnosis(
    Mechanism mechanism, String sentence, List<String> evidence, List<Blame> blame) {
  public Diagnosis {
    evidence = List.copyOf(evidence);
    blame = blame == null ? List.of() : blame.stream().distinct().sorted().toList();
  }

  /** Blames nobody yet. */
  public Diagnosis(Mechanism mechanism, String sentence, List<String> evidence) {
    this(mechanism, sentence, evidence, List.of());
  }

  /** The same with somebody to blame. */
  public Diagnosis blaming(List<Blame> whom) {
    return new Diagnosis(mechanism, sentence, evidence, whom);
  }
}
