package dev.wsstress.reports.result;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

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

  private record Times(long elapsed, LatencySummary latency) {}

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
    return Combinators.combine(n, Combinators.combine(n, n, n, n, n, n).as(LatencySummary::new))
        .as(Times::new);
  }

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
                    time.latency));
  }
}
