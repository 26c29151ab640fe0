package dev.wsstress.subject;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Control;
import dev.wsstress.reports.result.SubjectDescription;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subject with one thing left out, called {@code SUBJECT+CONTROL}. All else is the subject's.
 * Threadsafe as the subject is.
 *
 * @param of the subject
 * @param control what is left out
 */
public record ControlSpec(SubjectSpec of, Control control) implements SubjectSpec {
  @Override
  public SubjectDescription description() {
    return of.description().without(control);
  }

  @Override
  public RunPlan under(RunPlan plan) {
    RunPlan own = of.under(plan);
    return switch (control) {
      case PLAIN_WS -> plain(own);
      case ONE_THREAD -> own.withActors(1);
      case NO_JOURNAL -> own.with(own.apparatus().withJournal(false));
    };
  }

  private static RunPlan plain(RunPlan plan) {
    return plan.target() instanceof Target.Embedded embedded
        ? plan.with(embedded.withoutTls())
        : plan;
  }

  @Override
  public @Nullable String unavailable(TlsProfile tls) {
    String tlsOnly = control == Control.PLAIN_WS ? of.needsTls() : null;
    return tlsOnly == null ? of.unavailable(tls) : tlsOnly;
  }

  @Override
  public @Nullable String needsTls() {
    return of.needsTls();
  }

  @Override
  public boolean needsActors() {
    return of.needsActors();
  }

  @Override
  public int needsSessions(Workload workload) {
    return of.needsSessions(workload);
  }

  @Override
  public Conditions conditions() {
    return of.conditions();
  }

  @Override
  public Duration stallLimit() {
    return of.stallLimit();
  }

  @Override
  public boolean needsOwnJvm() {
    return of.needsOwnJvm();
  }

  @Override
  public Map<Long, String> nativeFunctions() {
    return of.nativeFunctions();
  }

  @Override
  public Subject create(SubjectContext context) {
    return of.create(context);
  }
}
