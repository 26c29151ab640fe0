package dev.wsstress.plan;

import java.time.Duration;
import java.util.List;

/** Makes a {@link RunPlan} by name. What is not set has its default. NOT threadsafe. */
public final class RunPlanBuilder {
  private final List<String> subjects;
  private List<TlsProfile> tls = List.of(Defaults.TLS);
  private int trials = 1;
  private SessionRange sessions = SessionRange.of(Defaults.SESSIONS);
  private ConditionOverrides overrides = ConditionOverrides.NONE;
  private LoadPlan load = Defaults.LOAD;
  private Budget budget = Budget.of(Defaults.DURATION);
  private Target target = new Target.Embedded(0);
  private Instruments instruments = Instruments.PLAIN;

  RunPlanBuilder(List<String> subjects) {
    this.subjects = List.copyOf(subjects);
  }

  RunPlanBuilder(RunPlan like) {
    this(like.matrix().subjects());
    tls = like.matrix().tls();
    trials = like.matrix().trials();
    sessions = like.sessions();
    overrides = like.overrides();
    load = like.load();
    budget = like.budget();
    target = like.target();
    instruments = like.instruments();
  }

  /** The client's TLS; every subject runs under each. */
  public RunPlanBuilder tls(List<TlsProfile> profiles) {
    tls = List.copyOf(profiles);
    return this;
  }

  /** The client's TLS. */
  public RunPlanBuilder tls(TlsProfile profile) {
    return tls(List.of(profile));
  }

  /** Trials for each subject and TLS profile. */
  public RunPlanBuilder trials(int number) {
    trials = number;
    return this;
  }

  /** Sessions per trial. */
  public RunPlanBuilder sessions(int number) {
    sessions = SessionRange.of(number);
    return this;
  }

  /** The conditions that are not left to each subject. */
  public RunPlanBuilder overrides(ConditionOverrides conditions) {
    overrides = conditions;
    return this;
  }

  /** Sending threads; 0 for none, where each session sends when it is answered. */
  public RunPlanBuilder actors(int number) {
    load = load.withActors(number);
    return this;
  }

  /** When messages are due. */
  public RunPlanBuilder load(LoadModel model) {
    load = load.with(model);
    return this;
  }

  /** Which thread runs a session's serial executor. */
  public RunPlanBuilder dispatch(Dispatch which) {
    load = new LoadPlan(load.model(), load.actors(), which, load.seed());
    return this;
  }

  /** The seed of all that the harness itself chooses. */
  public RunPlanBuilder seed(long number) {
    load = new LoadPlan(load.model(), load.actors(), load.dispatch(), number);
    return this;
  }

  /** When a trial ends. */
  public RunPlanBuilder budget(Budget limits) {
    budget = limits;
    return this;
  }

  /** How long a trial sends, if not every session fails before. */
  public RunPlanBuilder duration(Duration time) {
    return budget(Budget.of(time));
  }

  /** The server. */
  public RunPlanBuilder target(Target server) {
    target = server;
    return this;
  }

  /** Whether what fails is tried again without TLS and with one sending thread. */
  public RunPlanBuilder controls(boolean controlled) {
    return instruments(instruments.withControls(controlled));
  }

  /** How trials are run and watched. */
  public RunPlanBuilder instruments(Instruments how) {
    instruments = how;
    return this;
  }

  /**
   * The plan.
   *
   * @throws dev.wsstress.api.PlanException if it cannot be run as asked
   */
  public RunPlan build() {
    return new RunPlan(
        new TrialMatrix(subjects, tls, trials),
        sessions,
        overrides,
        load,
        budget,
        target,
        instruments);
  }
}
