package dev.wsstress.model;

import java.util.Set;

/**
 * What a subject must show. A design or a twin forbids every failure; a hazard requires a failure
 * that is diagnosed as one of its own mechanisms; a control is only observed.
 *
 * @param kind forbid, require or observe
 * @param mechanisms the mechanisms a hazard accepts as its own; empty but for {@link Kind#REQUIRE};
 *     {@link Mechanism#UNKNOWN} stands for all that this version does not know
 */
public record Expectation(Kind kind, Set<Mechanism> mechanisms) {
  /** The kinds of expectation. */
  public enum Kind {
    /** Any failure is wrong. */
    FORBID,
    /** A failure by one of the given mechanisms has to happen. */
    REQUIRE,
    /** Nothing: what happens is reported and not judged. */
    OBSERVE,
    /** An expectation that only a newer version knows: it cannot be judged here. */
    UNKNOWN
  }

  public Expectation {
    mechanisms = Set.copyOf(mechanisms);
    if (kind != Kind.UNKNOWN && (kind == Kind.REQUIRE) == mechanisms.isEmpty()) {
      throw new IllegalArgumentException(
          "REQUIRE names mechanisms and no other kind does: kind=" + kind + " given=" + mechanisms);
    }
  }

  /** Whether a mechanism is one of those it names. An unknown one never is. */
  public boolean accepts(Mechanism mechanism) {
    return mechanism != Mechanism.UNKNOWN && mechanisms.contains(mechanism);
  }

  /** The expectation of every design and every safe twin. */
  public static Expectation forbidFailure() {
    return new Expectation(Kind.FORBID, Set.of());
  }

  /** The expectation of a control: none. */
  public static Expectation observe() {
    return new Expectation(Kind.OBSERVE, Set.of());
  }

  /** The expectation of a hazard. */
  public static Expectation require(Mechanism... mechanisms) {
    return new Expectation(Kind.REQUIRE, Set.of(mechanisms));
  }
}
