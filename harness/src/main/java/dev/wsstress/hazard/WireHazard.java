package dev.wsstress.hazard;

import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Pipeline;
import dev.wsstress.wire.WireSubject;

/**
 * A lesson on the wire pipeline, kept or broken: what every such hazard and its twin have in
 * common.
 */
abstract class WireHazard implements SubjectSpec, Pipeline {
  private final String name;
  private final String rule;
  private final boolean kept;
  private final Mechanism[] mechanisms;

  /**
   * Describes a lesson.
   *
   * @param name of the hazard; its twin is called the same with {@code -twin}
   * @param rule as one phrase
   * @param kept true for the twin
   * @param mechanisms what the broken rule shows itself as
   */
  WireHazard(String name, String rule, boolean kept, Mechanism... mechanisms) {
    this.name = name;
    this.rule = rule;
    this.kept = kept;
    this.mechanisms = mechanisms;
  }

  @Override
  public final SubjectDescription description() {
    String twin = name + "-twin";
    return kept
        ? new SubjectDescription(
            twin, Role.TWIN, "keeps '" + rule + "'", name, Expectation.forbidFailure())
        : new SubjectDescription(
            name, Role.HAZARD, "breaks '" + rule + "'", twin, Expectation.require(mechanisms));
  }

  /** Whether the rule is kept. */
  final boolean isKept() {
    return kept;
  }

  /** A guard that keeps the rule, or none. */
  final Guard rule() {
    return Guard.kept(kept);
  }

  @Override
  public final Subject create(SubjectContext context) {
    return new WireSubject(context, this);
  }
}
