package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.RunPlanBuilder;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import picocli.CommandLine;

/** The command that a witness names asks for the very plan that the witness comes from. */
class RepeatedPlanTest {
  private static final String SUBJECT = "concurrent-wrap";

  @Property(tries = 60)
  void shouldAskForTheSamePlan(@ForAll("plans") RunPlan plan) {
    assertThat(parsed(RepeatCommand.of(trial(plan), true))).isEqualTo(plan);
  }

  @Property(tries = 60)
  void shouldAskForTheSameMeasurement(@ForAll("measured") RunPlan plan) {
    assertThat(parsed(RepeatCommand.of(trial(plan), true))).isEqualTo(plan);
  }

  private static TrialPlan trial(RunPlan plan) {
    TrialKey key = new TrialKey(1, SUBJECT, plan.matrix().tls().get(0));
    return plan.trial(key, Conditions.DEFAULT);
  }

  @Provide
  Arbitrary<RunPlan> measured() {
    Arbitrary<Duration> times = Arbitraries.longs().between(0, 100_000).map(Duration::ofMillis);
    return Combinators.combine(
            plans(), times, times, Arbitraries.of(MeasuredLoad.Verification.class))
        .as(RepeatedPlanTest::measured);
  }

  private static RunPlan measured(
      RunPlan plan, Duration ramp, Duration warmup, MeasuredLoad.Verification verification) {
    RunPlanBuilder builder =
        plan.toBuilder()
            .trials(1)
            .budget(Budget.of(plan.budget().duration()))
            .overrides(
                new ConditionOverrides(Workload.DUPLEX, Set.of(), new MessageSizes(64, 99), 3))
            .seed(Math.abs(plan.load().seed() % 1000))
            .instruments(
                Instruments.PLAIN
                    .withJournal(plan.instruments().journal())
                    .measuredBy(new MeasuredLoad(ramp, warmup, verification)));
    if (plan.load().model() != LoadModel.CLOSED) {
      // In halves, so that a sum over streams and back loses nothing.
      builder.load(new LoadModel.Open(plan.sessions().count() / 2.0, LoadModel.Arrivals.POISSON));
    }
    if (plan.target() instanceof Target.Embedded embedded) {
      builder.target(embedded.inItsOwnJvm());
    }
    return builder.build();
  }

  private static RunPlan parsed(List<String> arguments) {
    CommandLine line = Main.commandLine();
    CommandLine.ParseResult parsed =
        line.parseArgs(arguments.stream().skip(1).toArray(String[]::new));
    Object command = parsed.subcommand().commandSpec().userObject();
    if (command instanceof ContrastCommand contrast) {
      return contrast.plan();
    }
    if (command instanceof LoadCommand load) {
      return load.plan();
    }
    if (command instanceof ReproduceCommand reproduce) {
      return reproduce.plan();
    }
    return command instanceof SoakCommand soak ? soak.plan() : ((MatrixCommand) command).plan();
  }

  @Provide
  Arbitrary<RunPlan> plans() {
    return Combinators.combine(
            budgets(),
            Arbitraries.of(TlsProvider.class),
            Arbitraries.of(TlsVersion.class),
            overrides(),
            Arbitraries.integers().between(1, 1_000),
            Arbitraries.of(Dispatch.class),
            Arbitraries.longs(),
            targets())
        .as(
            (budget, provider, version, asked, count, dispatch, seed, any) -> {
              // A matrix has its own server, and only such a one has a proxy before it.
              Target target =
                  budget.until() == Budget.Until.FIRST_FAILURE ? new Target.Embedded(0) : any;
              boolean proxied = count % 5 == 0 && target instanceof Target.Embedded;
              return RunPlan.of(SUBJECT)
                  .sessions(count)
                  .budget(budget)
                  .trials(budget.until() == Budget.Until.FIRED ? 1_000 : 1)
                  .tls(new TlsProfile(provider, version))
                  .overrides(asked)
                  .actors(count % 63 + 1)
                  .load(
                      count % 3 == 0
                          ? LoadModel.CLOSED
                          : new LoadModel.Open(count * 7 / 3.0, LoadModel.Arrivals.POISSON))
                  .dispatch(dispatch)
                  .seed(seed)
                  .target(target)
                  .instruments(
                      new Instruments(
                          count % 2 == 0, count % 3 == 0, false, proxied, count % 7 == 0, null))
                  .build();
            });
  }

  private static Arbitrary<Budget> budgets() {
    Arbitrary<Duration> times =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 999_999_999L).map(Duration::ofMillis),
            Arbitraries.longs().between(1, 100_000).map(Duration::ofSeconds),
            Arbitraries.longs().between(1, 8_760).map(Duration::ofHours));
    return Combinators.combine(
            times, Arbitraries.longs().between(0, 1L << 40), Arbitraries.of(Budget.Until.class))
        .as(
            (time, messages, until) ->
                switch (until) {
                  case ALL_FAILED -> new Budget(time, messages, until);
                  case FIRST_FAILURE -> new Budget(time, 0, until);
                  case FIRED -> new Budget(time, 0, until);
                });
  }

  private static Arbitrary<ConditionOverrides> overrides() {
    return Combinators.combine(
            Arbitraries.of(Workload.class),
            // Not every TLS version has key updates.
            Arbitraries.of(Provocation.class).filter(p -> p != Provocation.KEY_UPDATE).set(),
            Arbitraries.integers().between(32, 1 << 20),
            Arbitraries.integers().greaterOrEqual(1))
        .as(
            (workload, provocations, size, inFlight) ->
                new ConditionOverrides(
                    workload,
                    provocations,
                    new MessageSizes(32 + (size - 32) / 2, size),
                    inFlight));
  }

  private static Arbitrary<Target> targets() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 65_535).map(Target.Embedded::new),
        Arbitraries.of("ca.pem", "/a b/c=d.pem")
            .map(Path::of)
            .injectNull(0.4)
            .map(ca -> new Target.Remote(URI.create("wss://127.0.0.1:8443/echo?a=b"), ca)));
  }
}
