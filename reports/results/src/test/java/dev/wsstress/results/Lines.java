package dev.wsstress.results;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary result lines. */
final class Lines {
  private Lines() {}

  /** One arbitrary for each kind of line. */
  static final Map<Class<?>, Arbitrary<? extends ResultLine>> KINDS =
      Map.of(
          ResultLine.RunStarted.class,
          runStarted(),
          ResultLine.TrialStarted.class,
          trialStarted(),
          ResultLine.Observed.class,
          Combinators.combine(Arbitraries.integers(), Facts.observations())
              .as(ResultLine.Observed::new),
          ResultLine.Witnessed.class,
          Combinators.combine(Arbitraries.integers(), Facts.witnesses())
              .as(ResultLine.Witnessed::new),
          ResultLine.TrialFinished.class,
          trialResults().map(ResultLine.TrialFinished::new),
          ResultLine.RunFinished.class,
          Combinators.combine(Arbitraries.of(true, false), Facts.texts())
              .as(ResultLine.RunFinished::new));

  static Arbitrary<ResultLine> any() {
    return Arbitraries.of(KINDS.values()).flatMap(kind -> kind.map(line -> (ResultLine) line));
  }

  private static Arbitrary<ResultLine.RunStarted> runStarted() {
    Arbitrary<Map<String, String>> words =
        Arbitraries.maps(Facts.names(), Facts.texts()).ofMaxSize(3);
    return Combinators.combine(Arbitraries.integers(), Facts.texts(), Facts.texts(), words, words)
        .as(ResultLine.RunStarted::new);
  }

  private static Arbitrary<ResultLine.TrialStarted> trialStarted() {
    return Combinators.combine(
            Arbitraries.integers(),
            Facts.subjects(),
            Facts.texts(),
            Facts.texts(),
            Facts.texts(),
            Arbitraries.longs(),
            Arbitraries.integers())
        .as(ResultLine.TrialStarted::new);
  }

  private record Counts(int trial, int asked, int opened, int broken, long messages, long bytes) {}

  private record Failure(
      Long nanos, Long messages, Outcome outcome, Map<Outcome, Integer> all, Diagnosis why) {}

  private record Times(
      long elapsed, LatencySummary latency, HiccupSummary hiccups, @Nullable LoadFigures load) {}

  private static Arbitrary<Counts> counts() {
    Arbitrary<Integer> n = Arbitraries.integers();
    return Combinators.combine(n, n, n, n, Arbitraries.longs(), Arbitraries.longs())
        .as(Counts::new);
  }

  private static Arbitrary<Failure> failures() {
    Arbitrary<Long> maybe = Arbitraries.longs().injectNull(0.3);
    return Combinators.combine(
            maybe,
            maybe,
            Facts.outcomes(),
            Arbitraries.maps(Facts.outcomes(), Arbitraries.integers()),
            Facts.diagnoses().injectNull(0.3))
        .as(Failure::new);
  }

  private static Arbitrary<Times> times() {
    Arbitrary<Long> n = Arbitraries.longs();
    Arbitrary<HiccupSummary> hiccups = Combinators.combine(n, n, n, n, n).as(HiccupSummary::new);
    return Combinators.combine(n, latencies(), hiccups, loads().injectNull(0.5)).as(Times::new);
  }

  private static Arbitrary<LatencySummary> latencies() {
    Arbitrary<Long> n = Arbitraries.longs();
    Arbitrary<List<LatencyPoint>> curve =
        Combinators.combine(Arbitraries.doubles().between(0, 100), n)
            .as(LatencyPoint::new)
            .list()
            .ofMaxSize(4);
    return Combinators.combine(n, n, n, n, n, n, curve).as(LatencySummary::new);
  }

  private static Arbitrary<LoadFigures> loads() {
    Arbitrary<Long> n = Arbitraries.longs();
    Arbitrary<LatencySummary> times = latencies();
    Arbitrary<Double> rate = Arbitraries.doubles().between(0, 1e9);
    Arbitrary<Map<String, Long>> errors = Arbitraries.maps(Arbitraries.strings(), n).ofMaxSize(3);
    return Combinators.combine(
            Combinators.combine(n, n, n).as(Measured::new),
            rate.injectNull(0.3),
            n.injectNull(0.3),
            n.injectNull(0.3),
            times,
            times,
            times,
            errors)
        .as(
            (measured, offered, cpu, memory, connect, handshake, opening, kinds) ->
                new LoadFigures(
                    measured.nanos,
                    measured.messages,
                    measured.bytes,
                    offered,
                    cpu,
                    memory,
                    connect,
                    handshake,
                    opening,
                    kinds,
                    "full"));
  }

  private record Measured(long nanos, long messages, long bytes) {}

  private static Arbitrary<TrialResult> trialResults() {
    return Combinators.combine(
            counts(), failures(), times(), trialStarted(), Arbitraries.of(TrialResult.End.class))
        .as(
            (count, failure, time, start, end) ->
                new TrialResult(
                    count.trial,
                    start.subject(),
                    start.provider(),
                    start.tls(),
                    start.workload(),
                    start.seed(),
                    end,
                    count.asked,
                    count.opened,
                    count.broken,
                    count.messages,
                    count.bytes,
                    time.elapsed,
                    failure.nanos,
                    failure.messages,
                    failure.outcome,
                    failure.all,
                    failure.why,
                    time.latency,
                    time.hiccups,
                    time.load));
  }
}
