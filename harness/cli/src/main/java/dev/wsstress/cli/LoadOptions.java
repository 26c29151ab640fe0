package dev.wsstress.cli;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Workload;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.MeasuredLoad.Verification;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What one can choose of a load that is measured. */
final class LoadOptions {
  /** In an open load, messages under way on a session at most, if there are few sessions. */
  private static final int OPEN_IN_FLIGHT = 64;

  /** The same on all sessions together; each is memory. */
  private static final int OPEN_IN_FLIGHT_SUM = 16_384;

  private static final int LEAST_IN_FLIGHT = 4;

  @Mixin private final SessionOptions common = new SessionOptions();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description =
          "Open load: messages a second over all sessions, due by the clock whether or not those"
              + " before have been answered. Default: a closed load.")
  private @Nullable Double rate;

  @Option(
      names = "--in-flight",
      paramLabel = "K",
      description =
          "Messages under way on a session and actor at most (default: 1; with --rate 4 to "
              + OPEN_IN_FLIGHT
              + ", the fewer the more sessions there are).")
  private @Nullable Integer inFlight;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "Message size, as 64 or 64-1024 (default: 64).")
  private MessageSizes size = new MessageSizes(64, 64);

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "Who sends what (default: echo).")
  private Workload workload = Workload.ECHO;

  @Option(
      names = "--actors",
      paramLabel = "N",
      description =
          "Threads that send. 0: none, each session sends on when it is answered, on whatever"
              + " thread that is (default: 0).")
  private int actors;

  @Option(
      names = "--dispatch",
      paramLabel = "HOW",
      description =
          "Who runs a session: selector (the client's selector thread reads and runs it), inline"
              + " or pool (default: selector).")
  private Dispatch dispatch = Dispatch.SELECTOR;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "How long is measured (default: 10s).")
  private Duration duration = Duration.ofSeconds(10);

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      description = "How long the load runs before that (default: 5s).")
  private Duration warmup = Duration.ofSeconds(5);

  @Option(
      names = "--ramp",
      paramLabel = "TIME",
      description = "Over which the sessions begin, before the warm-up (default: 0s).")
  private Duration ramp = Duration.ZERO;

  @Option(
      names = "--verify",
      paramLabel = "HOW",
      description = "What the client checks of every echo: full, or none (default: full).")
  private Verification verification = Verification.FULL;

  @Option(
      names = "--journal",
      description = "Note the order of TLS records, for a diagnosis if something fails.")
  private boolean journal;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials of each subject, in turn (default: ${DEFAULT-VALUE}).")
  private int trials = 1;

  private boolean searching;

  /** The plan of these options. */
  RunPlan plan(List<String> subjects, List<TlsProfile> tls, Target target) {
    common.requireRate(rate != null || searching);
    requirePositive(rate);
    RunPlan plan =
        RunPlan.of(subjects)
            .trials(trials)
            .tls(tls)
            .sessions(common.sessions())
            .budget(new Budget(duration, 0, Budget.Until.ALL_FAILED))
            .overrides(new ConditionOverrides(workload, Set.of(), size, inFlight()))
            .actors(actors)
            .dispatch(dispatch)
            .seed(common.seed())
            .target(target)
            .instruments(
                Instruments.PLAIN
                    // What is compared must not find the JVM warmed up by what came before it.
                    .withOwnJvm(subjects.size() * trials > 1)
                    .withJournal(journal)
                    .measuredBy(new MeasuredLoad(ramp, warmup, verification)))
            .build();
    if (searching) {
      // The first rate; the search replaces it.
      return at(1, plan);
    }
    return rate == null ? plan : at(rate, plan);
  }

  /** In the user's own number, before it is shared out to the streams. */
  private static void requirePositive(@Nullable Double rate) {
    if (rate != null && !(rate > 0)) {
      throw new PlanException("the rate goes from above 0 messages a second: --rate=" + rate);
    }
  }

  private int inFlight() {
    if (inFlight != null) {
      return inFlight;
    }
    return rate == null && !searching ? 1 : openInFlight();
  }

  private int openInFlight() {
    return Math.max(
        LEAST_IN_FLIGHT, Math.min(OPEN_IN_FLIGHT, OPEN_IN_FLIGHT_SUM / common.sessions()));
  }

  /** The same, with that many messages a second over all sessions. */
  private RunPlan at(double perSecond, RunPlan plan) {
    LoadModel model = new LoadModel.Open(perSecond / plan.allStreams(), common.arrivals());
    return plan.toBuilder().load(model).build();
  }

  /**
   * Has a rate looked for, which then cannot be given.
   *
   * @throws PlanException if it is
   */
  void searchForRate() {
    if (rate != null) {
      throw new PlanException("--find-max-rate looks for the rate: leave --rate out");
    }
    searching = true;
  }
}
