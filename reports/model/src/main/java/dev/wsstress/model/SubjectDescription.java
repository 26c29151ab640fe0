package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/**
 * Who was tried.
 *
 * @param name the name used on the command line, for example {@code concurrent-wrap}
 * @param role design, client, hazard, twin or control
 * @param rule the rule a design keeps, or that a hazard breaks
 * @param twin the safe twin of a hazard, the hazard of a twin or control, or null for a design
 * @param expectation what it must show
 * @param control for a control of any subject, what was left out; else null
 */
public record SubjectDescription(
    String name,
    Role role,
    String rule,
    @Nullable String twin,
    Expectation expectation,
    @Nullable Control control) {
  /** The part a subject plays in a contrast. */
  public enum Role {
    /** A safe way to use a session from many actors. */
    DESIGN,
    /** A client of other people, used as its documentation allows. */
    CLIENT,
    /** The same code with exactly one rule broken. */
    HAZARD,
    /** A hazard's code with the rule kept. */
    TWIN,
    /** A hazard without one of its conditions, to show that it takes all of them. */
    CONTROL,
    /** A part that only a newer version knows. */
    UNKNOWN
  }

  /** Somebody who is tried as he is. */
  public SubjectDescription(
      String name, Role role, String rule, @Nullable String twin, Expectation expectation) {
    this(name, role, rule, twin, expectation, null);
  }

  /** The same subject with something left out; nothing is expected of it. */
  public SubjectDescription without(Control left) {
    return new SubjectDescription(
        name + '+' + left.id(),
        Role.CONTROL,
        name + ' ' + left.condition(),
        name,
        Expectation.observe(),
        left);
  }
}
