package dev.wsstress.design;

import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.subject.SubjectSpec;

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
}
