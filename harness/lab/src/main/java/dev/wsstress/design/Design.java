package dev.wsstress.design;

import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.TrialContext;

/** What all designs have in common: a name, a rule that they keep, and that nothing may fail. */
abstract class Design implements SubjectSpec {
  private final String name;
  private final String rule;

  Design(String name, String rule) {
    this.name = name;
    this.rule = rule;
  }

  @Override
  public final SubjectDescription description() {
    return new SubjectDescription(name, Role.DESIGN, rule, null, Expectation.forbidFailure());
  }

  /** Makes an instance for one trial. */
  abstract Subject subject(TrialContext context);

  @Override
  public final Subject create(SubjectContext context) {
    return subject(TrialContext.of(context));
  }
}
