package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class TrialOrderPropertyTest {
  private static final String TEXT = order("a", 7).write();

  private static TrialOrder order(String subject, long seed) {
    TrialPlan plan =
        RunPlan.of("any")
            .sessions(4)
            .dispatch(Dispatch.POOL)
            .seed(seed)
            .instruments(Instruments.PLAIN.withOwnJvm(true))
            .build()
            .trial(new TrialKey(1, subject, Defaults.TLS), Conditions.DEFAULT);
    return new TrialOrder(plan, new Endpoint(URI.create("wss://127.0.0.1:1/echo"), null, true));
  }

  @Property
  void shouldGiveBackTheOrder(@ForAll("orders") TrialOrder order) {
    String text = order.write();

    assertThat(TrialOrder.read(text)).isEqualTo(order);
    assertThat(text.split("\n", -1))
        .as("no empty line but the last")
        .filteredOn(String::isEmpty)
        .hasSize(1);
  }

  @Provide
  Arbitrary<TrialOrder> orders() {
    return Combinators.combine(
            keys(),
            budgets(),
            conditions(),
            Arbitraries.integers().between(1, 1 << 30),
            Arbitraries.of(Dispatch.class),
            Arbitraries.longs(),
            targets(),
            endpoints())
        .as(
            (key, budget, conditions, count, dispatch, seed, target, endpoint) ->
                new TrialOrder(
                    new TrialPlan(
                        key,
                        new SessionRange(count % 1000, count),
                        conditions,
                        new LoadPlan(load(count), count % 64, dispatch, seed),
                        budget,
                        target,
                        new Instruments(
                            count % 2 == 0,
                            count % 3 == 0,
                            count % 5 == 0,
                            count % 11 == 0,
                            count % 7 == 0,
                            measured(count))),
                    endpoint));
  }

  private static Arbitrary<TrialKey> keys() {
    Arbitrary<String> subjects =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(6),
            Arbitraries.of("", "a,b", " a ", "a\nb", "#", "=:\\", "\u00e9"));
    Arbitrary<TlsProfile> tls =
        Combinators.combine(Arbitraries.of(TlsProvider.class), Arbitraries.of(TlsVersion.class))
            .as(TlsProfile::new);
    return Combinators.combine(Arbitraries.integers().between(1, 10_000), subjects, tls)
        .as(TrialKey::new);
  }

  private static Arbitrary<Budget> budgets() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 31_536_000_000_000_000L).map(Duration::ofNanos),
            Arbitraries.longs().greaterOrEqual(0),
            Arbitraries.of(Budget.Until.class))
        .as(Budget::new);
  }

  private static Arbitrary<Conditions> conditions() {
    return Combinators.combine(
            Arbitraries.of(Workload.class),
            Arbitraries.of(Provocation.class).set(),
            Arbitraries.integers().between(32, 1 << 20),
            Arbitraries.integers().greaterOrEqual(1))
        .as(
            (workload, provocations, size, inFlight) ->
                new Conditions(
                    workload,
                    provocations,
                    new MessageSizes(32 + (size - 32) / 2, size),
                    inFlight));
  }

  private static Arbitrary<Endpoint> endpoints() {
    Arbitrary<String> ca =
        Arbitraries.of("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    return Combinators.combine(ca.injectNull(0.5), Arbitraries.of(true, false))
        .as((pem, numbered) -> new Endpoint(URI.create("wss://h:1/echo?a=b"), pem, numbered));
  }

  private static LoadModel load(int count) {
    LoadModel.Arrivals[] ways = LoadModel.Arrivals.values();
    return count % 3 == 0
        ? LoadModel.CLOSED
        : new LoadModel.Open(count % 1_000_000 / 7.0 + 0.01, ways[count % ways.length]);
  }

  private static @Nullable MeasuredLoad measured(int count) {
    return count % 4 == 0
        ? null
        : new MeasuredLoad(
            Duration.ofMillis(count % 1_000),
            Duration.ofNanos(count),
            count % 2 == 0 ? MeasuredLoad.Verification.NONE : MeasuredLoad.Verification.FULL);
  }

  private static Arbitrary<Target> targets() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 65_535).map(Target.Embedded::new),
        Arbitraries.of("ca.pem", "/a b/c=d.pem", "\u00fc:\\x")
            .map(Path::of)
            .injectNull(0.4)
            .map(ca -> new Target.Remote(URI.create("wss://localhost:8443/echo?a=b"), ca)));
  }

  @Example
  void shouldRefuseAKeyThatNoTrialHas() {
    assertRefused(TEXT + "colour=red\n", "a trial has no [colour]");
  }

  @Example
  void shouldRefuseAnOrderThatSaysTooLittle() {
    assertRefused(TEXT.replaceAll("(?m)^seed=.*$", "#"), "a trial has to say its seed");
  }

  @Example
  void shouldRefuseAValueThatIsNone() {
    assertRefused(TEXT.replace("seed=7", "seed=x"), "not a trial's seed: 'x'");
    assertRefused(TEXT.replace("tls=1.3", "tls=1.4"), "unknown TLS version '1.4'");
    assertRefused(TEXT.replace("own-jvm=true", "own-jvm=yes"), "not a trial's own-jvm: 'yes'");
    assertRefused("a=\\u00zz", "not the text of a trial");
  }

  private static void assertRefused(String text, String why) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TrialOrder.read(text))
        .withMessageContaining(why);
  }
}
