package dev.wsstress.render.page;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.Measurements;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.results.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A run of very many trials: twenty hazards that fire and twenty designs that hold, in turn. */
final class Large {
  private static final int SUBJECTS = 40;
  private static final int SESSIONS = 8;

  private Large() {}

  static RunResult run(int trials) {
    List<RunResult.Trial> all = new ArrayList<>();
    for (int number = 1; number <= trials; number++) {
      all.add(trial(number));
    }
    return Samples.run(End.COMPLETED, all.toArray(RunResult.Trial[]::new));
  }

  static RunResult.Trial trial(int number) {
    int subject = number % SUBJECTS;
    return subject % 2 == 0
        ? held(number, "design-" + subject)
        : fired(number, "hazard-" + subject);
  }

  private static RunResult.Trial held(int number, String name) {
    SubjectDescription like = Samples.design();
    SubjectDescription subject =
        new SubjectDescription(name, like.role(), like.rule(), null, like.expectation());
    TrialResult result =
        Samples.result(number, subject, End.COMPLETED, Outcome.DELIVERED, 10_000 + number, null);
    return new RunResult.Trial(with(result, curve(number)), List.of(), List.of());
  }

  private static RunResult.Trial fired(int number, String name) {
    Diagnosis diagnosis = Samples.diagnosis(Samples.OWN);
    TrialResult result =
        Samples.result(
            number,
            Samples.hazard(name),
            End.COMPLETED,
            Outcome.TLS_ALERT,
            500 + number,
            diagnosis);
    Witness like = Contrast.RUN.trials().get(0).witnesses().get(0);
    List<Witness> witnesses =
        IntStream.range(0, SESSIONS).mapToObj(session -> of(session, like)).toList();
    List<Observation> seen =
        witnesses.stream().flatMap(witness -> witness.observations().stream()).toList();
    return new RunResult.Trial(result, witnesses, seen);
  }

  private static Witness of(int session, Witness like) {
    return new Witness(
        session,
        like.outcome(),
        like.diagnosis(),
        like.messagesBefore(),
        like.afterNanos(),
        like.observations(),
        like.trace());
  }

  private static LatencySummary curve(int number) {
    List<LatencyPoint> points =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> new LatencyPoint(100 - 100 / Math.pow(1.2, i), 90_000L * i + number))
            .toList();
    return new LatencySummary(10_000, 300_000, 900_000, 3_000_000, 5_000_000, 9_000_000, points);
  }

  private static TrialResult with(TrialResult result, LatencySummary latency) {
    return new TrialResult(
        result.identity(),
        result.end(),
        result.sessions(),
        result.traffic(),
        result.finding(),
        new Measurements(latency, result.hiccups(), result.load()));
  }
}
