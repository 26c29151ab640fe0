package dev.wsstress.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Finding;
import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Measurements;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.SessionCounts;
import dev.wsstress.model.Traffic;
import dev.wsstress.model.TrialResult;
import java.math.BigDecimal;
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
              .as(ResultLine.RunFinished::new),
          ResultLine.Unknown.class,
          Facts.texts().map(Lines::unknown));

  /** A line of a newer version with the given text in it. */
  private static ResultLine unknown(String text) {
    ObjectNode json = ResultJson.MAPPER.createObjectNode();
    json.put("type", "later-" + text).put("rate", new BigDecimal("0.10")).put("text", text);
    json.putObject("more").putArray("of").add(1).addNull().add(true);
    return new ResultLine.Unknown("later-" + text, json.toString());
  }

  static Arbitrary<ResultLine> any() {
    return Arbitraries.of(KINDS.values()).flatMap(kind -> kind.map(line -> (ResultLine) line));
  }

  private static Arbitrary<ResultLine.RunStarted> runStarted() {
    Arbitrary<Map<String, String>> words =
        Arbitraries.maps(Facts.names(), Facts.texts()).ofMaxSize(3);
    Arbitrary<Integer> versions = Arbitraries.integers();
    return Combinators.combine(versions, versions, Facts.texts(), Facts.texts(), words, words)
        .as(RunHeader::new)
        .map(ResultLine.RunStarted::new);
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

  private record Counts(int asked, int opened, int broken, long messages, long bytes) {}

  private record Failure(
      Long nanos, Long messages, Outcome outcome, Map<Outcome, Integer> all, Diagnosis why) {}

  private record Times(
      long elapsed, LatencySummary latency, HiccupSummary hiccups, @Nullable LoadFigures load) {}

  private static Arbitrary<Counts> counts() {
    Arbitrary<Integer> n = Arbitraries.integers();
    return Combinators.combine(n, n, n, Arbitraries.longs(), Arbitraries.longs()).as(Counts::new);
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
                    new LoadFigures.Volume(
                        measured.nanos, measured.messages, measured.bytes, offered),
                    new LoadFigures.Cost(cpu, memory),
                    new LoadFigures.Setup(connect, handshake, opening),
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
                    start.identity(),
                    end,
                    new SessionCounts(count.asked, count.opened, count.broken, failure.all),
                    new Traffic(count.messages, count.bytes, time.elapsed),
                    new Finding(failure.outcome, failure.why, failure.nanos, failure.messages),
                    new Measurements(time.latency, time.hiccups, time.load)));
  }
}
