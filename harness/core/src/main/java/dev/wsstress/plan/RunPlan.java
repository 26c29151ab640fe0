package dev.wsstress.plan;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run is asked to do. Immutable; made by a {@link RunPlanBuilder}.
 *
 * @param matrix which trials it consists of
 * @param sessions sessions per trial
 * @param overrides the conditions that are not left to each subject
 * @param load who sends, and when
 * @param budget when a trial ends
 * @param target the server
 * @param instruments how trials are run and watched
 */
public record RunPlan(
    TrialMatrix matrix,
    SessionRange sessions,
    ConditionOverrides overrides,
    LoadPlan load,
    Budget budget,
    Target target,
    Instruments instruments) {

  public RunPlan {
    if (instruments.tapProxy() && target instanceof Target.Remote) {
      throw new PlanException("a tap proxy stands before the embedded server only: " + target);
    }
    requireVerifiable(instruments.measured(), overrides.workload());
    boolean updatesKeys =
        overrides.provocations() != null
            && overrides.provocations().contains(Provocation.KEY_UPDATE);
    if (updatesKeys && matrix.tls().stream().anyMatch(t -> t.version() != TlsVersion.TLS_1_3)) {
      throw new PlanException("key-update needs TLS 1.3: tls=" + matrix.tls());
    }
  }

  private static void requireVerifiable(
      @Nullable MeasuredLoad measured, @Nullable Workload workload) {
    boolean headersOnly =
        measured != null && measured.verification() == MeasuredLoad.Verification.NONE;
    if (headersOnly && (workload == Workload.TWO_STREAMS || workload == null)) {
      throw new PlanException(
          "without verification only the headers of stamped messages are read:"
              + " name a workload, and another than two-streams");
    }
  }

  /** Begins a plan of some subjects, with every default. */
  public static RunPlanBuilder of(List<String> subjects) {
    return new RunPlanBuilder(subjects);
  }

  /** Begins a plan of one subject, with every default. */
  public static RunPlanBuilder of(String subject) {
    return of(List.of(subject));
  }

  /** Begins a plan like this one. */
  public RunPlanBuilder toBuilder() {
    return new RunPlanBuilder(this);
  }

  /**
   * The plan of one trial.
   *
   * @param key which
   * @param own the conditions that its subject has where this plan leaves them to it
   */
  public TrialPlan trial(TrialKey key, Conditions own) {
    return new TrialPlan(key, sessions, overrides.over(own), load, budget, target, instruments);
  }

  /** Streams of messages on all sessions. */
  public int allStreams() {
    return sessions.count() * load.streams();
  }

  /** The plan as it is kept with the results. */
  public Map<String, String> describe() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("subjects", String.join(", ", matrix.subjects()));
    plan.put("sessions", Integer.toString(sessions.count()));
    plan.put("duration", budget.duration().toMillis() + " ms");
    plan.put("messages", budget.messages() == 0 ? "no limit" : Long.toString(budget.messages()));
    plan.put("until", budget.until().toString());
    plan.put("trials", matrix.trials() + " per subject and TLS profile");
    plan.put(
        "tls", matrix.tls().stream().map(TlsProfile::toString).collect(Collectors.joining(", ")));
    plan.putAll(overrides.describe());
    plan.put(
        "actors", load.actors() == 0 ? "none: sessions answer for themselves" : "" + load.actors());
    plan.put("load", load.model().toString());
    plan.put("dispatch", load.dispatch().name().toLowerCase(Locale.ROOT));
    plan.put("seed", Long.toString(load.seed()));
    plan.put("target", target.toString());
    plan.putAll(instruments.describe());
    return plan;
  }
}
