package dev.wsstress.subject;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Control;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TrialPlan;

/**
 * A subject with one thing left out, called {@code SUBJECT+CONTROL}. All else is the subject's.
 * Threadsafe as the subject is.
 *
 * @param of the subject
 * @param control what is left out
 */
public record ControlSpec(SubjectSpec of, Control control) implements SubjectSpec {
  /** What is left of a plan for a subject: all, but for a control. */
  public static TrialPlan under(SubjectSpec subject, TrialPlan plan) {
    return subject instanceof ControlSpec one ? one.under(plan) : plan;
  }

  private TrialPlan under(TrialPlan plan) {
    return switch (control) {
      case PLAIN_WS -> plain(plan);
      case ONE_THREAD -> plan.with(plan.load().withActors(1));
      case NO_JOURNAL -> plan.with(plan.instruments().withJournal(false));
      case UNKNOWN -> throw new IllegalStateException("nothing runs with an unknown control");
    };
  }

  private static TrialPlan plain(TrialPlan plan) {
    return plan.target() instanceof Target.Embedded embedded
        ? plan.with(embedded.withoutTls())
        : plan;
  }

  @Override
  public SubjectDescription description() {
    return of.description().without(control);
  }

  @Override
  public Requirements requirements() {
    Requirements own = of.requirements();
    return control == Control.PLAIN_WS && own.tls() != null ? own.unavailable(own.tls()) : own;
  }

  @Override
  public Conditions conditions() {
    return of.conditions();
  }

  @Override
  public Subject create(SubjectContext context) {
    return of.create(context);
  }
}
