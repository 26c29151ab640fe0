package dev.wsstress.reports.result;

import java.util.Set;

/**
 * What a subject must show. A design or a twin forbids every failure; a hazard requires a failure
 * that is diagnosed as one of its own mechanisms.
 *
 * @param kind forbid or require
 * @param mechanisms the mechanisms a hazard accepts as its own; empty for {@link Kind#FORBID}
 */
public record Expectation(Kind kind, Set<Mechanism> mechanisms) {
  /** The two kinds of expectation. */
  public enum Kind {
    /** Any failure is wrong. */
    FORBID,
    /** A failure by one of the given mechanisms has to happen. */
    REQUIRE
  }

  public Expectation {
    mechanisms = Set.copyOf(mechanisms);
    if ((kind == Kind.REQUIRE) == mechanisms.isEmpty()) {
      throw new IllegalArgumentException(
          "REQUIRE names mechanisms and FORBID names none: kind=" + kind + " given=" + mechanisms);
    }
  }

  /** The expectation of every design and every safe twin. */
  public static Expectation forbidFailure() {
    return new Expectation(Kind.FORBID, Set.of());
  }

  /** The expectation of a hazard. */
  public static Expectation require(Mechanism... mechanisms) {
    return new Expectation(Kind.REQUIRE, Set.of(mechanisms));
  }
}
