package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class PlanTextPropertyTest {
  private static final String TEXT = PlanText.write(plan(List.of("a"), Wishes.NONE, 7, true));

  private static RunPlan plan(List<String> subjects, Wishes wishes, long seed, boolean ownJvm) {
    return new RunPlan(
        subjects,
        4,
        Budget.of(Duration.ofSeconds(1)),
        List.of(Defaults.TLS),
        wishes,
        2,
        LoadModel.CLOSED,
        Dispatch.POOL,
        seed,
        new Target.Embedded(0),
        Apparatus.PLAIN.withOwnJvm(ownJvm));
  }

  @Property
  void shouldGiveBackThePlan(@ForAll("plans") RunPlan plan) {
    String text = PlanText.write(plan);

    assertThat(PlanText.read(text)).isEqualTo(plan);
    assertThat(text.split("\n", -1))
        .as("no empty line but the last")
        .filteredOn(String::isEmpty)
        .hasSize(1);
  }

  @Provide
  Arbitrary<RunPlan> plans() {
    Arbitrary<List<String>> subjects =
        Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(6),
                Arbitraries.of("", "a,b", " a ", "a\nb", "#", "=:\\", "\u00e9"))
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    Arbitrary<Budget> budgets =
        Combinators.combine(
                Arbitraries.longs().between(1, 31_536_000_000_000_000L).map(Duration::ofNanos),
                Arbitraries.longs().greaterOrEqual(0),
                Arbitraries.of(Budget.Until.class),
                Arbitraries.integers().between(1, 10_000))
            .as(Budget::new);
    Arbitrary<List<TlsProfile>> tls =
        Combinators.combine(Arbitraries.of(TlsProvider.class), Arbitraries.of(TlsVersion.class))
            .as(TlsProfile::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    return Combinators.combine(
            subjects,
            budgets,
            tls,
            wishes(),
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            Arbitraries.of(Dispatch.class),
            Arbitraries.longs(),
            targets())
        .as(
            (names, budget, profiles, asked, count, dispatch, seed, target) ->
                new RunPlan(
                    names,
                    count,
                    budget,
                    profiles,
                    asked,
                    count % 64,
                    load(count),
                    dispatch,
                    seed,
                    target,
                    new Apparatus(
                        count % 2 == 0,
                        count % 3 == 0,
                        count % 5 == 0,
                        target instanceof Target.Embedded,
                        count % 7 == 0,
                        measurement(count, asked))));
  }

  private static LoadModel load(int count) {
    LoadModel.Arrivals[] ways = LoadModel.Arrivals.values();
    return count % 3 == 0
        ? LoadModel.CLOSED
        : new LoadModel.Open(count % 1_000_000 / 7.0 + 0.01, ways[count % ways.length]);
  }

  private static @Nullable Measurement measurement(int count, Wishes asked) {
    boolean stamped = asked.workload() != null && asked.workload() != Workload.TWO_STREAMS;
    return count % 4 == 0
        ? null
        : new Measurement(
            Duration.ofMillis(count % 1_000),
            Duration.ofNanos(count),
            stamped && count % 2 == 0
                ? Measurement.Verification.NONE
                : Measurement.Verification.FULL);
  }

  private static Arbitrary<Wishes> wishes() {
    return Combinators.combine(
            Arbitraries.of(Workload.class).injectNull(0.3),
            Arbitraries.of(Provocation.class)
                // Not every TLS version has it.
                .filter(p -> p != Provocation.KEY_UPDATE)
                .set()
                .injectNull(0.3),
            Arbitraries.integers().between(32, 1 << 20).injectNull(0.3),
            Arbitraries.integers().greaterOrEqual(1).injectNull(0.3))
        .as(
            (workload, provocations, size, inFlight) ->
                new Wishes(workload, provocations, sizes(size), inFlight));
  }

  private static @Nullable MessageSizes sizes(@Nullable Integer size) {
    return size == null ? null : new MessageSizes(32 + (size - 32) / 2, size);
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
  void shouldRefuseAKeyThatNoPlanHas() {
    assertRefused(TEXT + "colour=red\n", "a plan has no [colour]");
  }

  @Example
  void shouldRefuseAPlanThatSaysTooLittle() {
    assertRefused(TEXT.replaceAll("(?m)^seed=.*$", "#"), "a plan has to say its seed");
  }

  @Example
  void shouldRefuseAValueThatIsNone() {
    assertRefused(TEXT.replace("seed=7", "seed=x"), "not a plan's seed: 'x'");
    assertRefused(TEXT.replace("tls.0=1.3", "tls.0=1.4"), "unknown TLS version '1.4'");
    assertRefused(TEXT.replace("own-jvm=true", "own-jvm=yes"), "not a plan's own-jvm: 'yes'");
    assertRefused("a=\\u00zz", "not the text of a plan");
  }

  private static void assertRefused(String text, String why) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> PlanText.read(text))
        .withMessageContaining(why);
  }
}
