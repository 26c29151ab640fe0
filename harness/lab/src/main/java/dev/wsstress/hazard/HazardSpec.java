package dev.wsstress.hazard;

import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.TrialContext;

/** A hazard or its twin: the same code, its rule broken or kept. */
abstract class HazardSpec implements SubjectSpec {
  private final String name;
  private final String rule;
  private final boolean kept;
  private final Mechanism[] mechanisms;

  /**
   * Describes a hazard or its twin.
   *
   * @param name of the hazard; its twin is called the same with {@code -twin}
   * @param rule as one phrase
   * @param kept true for the twin
   * @param mechanisms what the broken rule shows itself as
   */
  HazardSpec(String name, String rule, boolean kept, Mechanism... mechanisms) {
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

  /** Makes an instance for one trial. */
  abstract Subject subject(TrialContext context);

  @Override
  public final Subject create(SubjectContext context) {
    return subject(TrialContext.of(context));
  }
}
