package dev.wsstress.model;

import java.util.List;

/**
 * The mechanism that explains what was observed.
 *
 * @param mechanism the mechanism; {@link Mechanism#UNKNOWN} if only a newer version knows it
 * @param sentence one sentence in plain words, with the record numbers and threads involved
 * @param evidence what supports it, one line each
 * @param blame where its cause lies: one place, or those that cannot be told apart, in the order of
 *     the enum; none where nothing is known
 * @param name of the mechanism, as the version that diagnosed it writes it; untrusted text where
 *     the mechanism is unknown
 */
public record Diagnosis(
    Mechanism mechanism, String sentence, List<String> evidence, List<Blame> blame, String name) {
  public Diagnosis {
    evidence = List.copyOf(evidence);
    blame = blame == null ? List.of() : blame.stream().distinct().sorted().toList();
    name = name == null || mechanism != Mechanism.UNKNOWN ? mechanism.name() : name;
  }

  /** Of a mechanism that this version knows. */
  public Diagnosis(Mechanism mechanism, String sentence, List<String> evidence, List<Blame> blame) {
    this(mechanism, sentence, evidence, blame, mechanism.name());
  }

  /** Blames nobody yet. */
  public Diagnosis(Mechanism mechanism, String sentence, List<String> evidence) {
    this(mechanism, sentence, evidence, List.of());
  }

  /** As a version wrote it that may know more mechanisms than this one. */
  public static Diagnosis of(
      String name, String sentence, List<String> evidence, List<Blame> blame) {
    return new Diagnosis(Mechanism.named(name), sentence, evidence, blame, name);
  }

  /** The same with somebody to blame. */
  public Diagnosis blaming(List<Blame> whom) {
    return new Diagnosis(mechanism, sentence, evidence, whom, name);
  }

  /** The name of the mechanism and what it means, in one phrase. */
  public String named() {
    return name + ": " + mechanism.meaning();
  }
}
