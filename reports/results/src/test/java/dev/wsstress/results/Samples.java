package dev.wsstress.results;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Finding;
import dev.wsstress.model.HiccupSummary;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Measurements;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SessionCounts;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.Traffic;
import dev.wsstress.model.TrialIdentity;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as a run would have left them, with only what a test is about spelled out. */
public final class Samples {
  /** What {@link #hazard()} requires. */
  public static final Mechanism OWN = Mechanism.RECORDS_REORDERED;

  private Samples() {}

  public static SubjectDescription design() {
    return new SubjectDescription(
        "mutex", Role.DESIGN, "one lock over all", null, Expectation.forbidFailure());
  }

  public static SubjectDescription hazard() {
    return hazard("concurrent-wrap");
  }

  public static SubjectDescription hazard(String name) {
    return new SubjectDescription(
        name, Role.HAZARD, "one thread wraps", "one-wrap", Expectation.require(OWN));
  }

  public static SubjectDescription control() {
    return new SubjectDescription(
        "one-wrap-only", Role.CONTROL, "no second writer", "one-wrap", Expectation.observe());
  }

  public static Diagnosis diagnosis(Mechanism mechanism) {
    return new Diagnosis(
        mechanism,
        "records 48 and 49 left in the wrong order",
        List.of("seen"),
        List.of(Blame.CLIENT));
  }

  /** A trial with nothing kept of its failures. */
  public static RunResult.Trial trial(
      SubjectDescription subject,
      End end,
      Outcome outcome,
      long messages,
      @Nullable Diagnosis diagnosis) {
    return new RunResult.Trial(
        result(1, subject, end, outcome, messages, diagnosis), List.of(), List.of());
  }

  public static TrialResult result(
      int trial,
      SubjectDescription subject,
      End end,
      Outcome outcome,
      long messages,
      @Nullable Diagnosis diagnosis) {
    return result(trial, subject, end, outcome, messages, diagnosis, null);
  }

  /** A trial of a design that held and was measured. */
  public static RunResult.Trial measured(LoadFigures load) {
    TrialResult result = result(1, design(), End.COMPLETED, Outcome.DELIVERED, 9, null, load);
    return new RunResult.Trial(result, List.of(), List.of());
  }

  private static TrialResult result(
      int trial,
      SubjectDescription subject,
      End end,
      Outcome outcome,
      long messages,
      @Nullable Diagnosis diagnosis,
      @Nullable LoadFigures load) {
    boolean failed = outcome.isFailure();
    return new TrialResult(
        new TrialIdentity(trial, subject, "JDK", "1.3", "duplex", 42),
        end,
        new SessionCounts(4, 4, failed ? 1 : 0, Map.of(outcome, 1)),
        new Traffic(messages, messages * 1024, 2_500_000_000L),
        new Finding(outcome, diagnosis, failed ? 1_234_567L : null, failed ? 1234L : null),
        new Measurements(latency(messages), HiccupSummary.NONE, load));
  }

  private static LatencySummary latency(long messages) {
    return new LatencySummary(
        messages, 340_000, 1_200_000, 12_300_000, 99_900_000, 1_500_000_000, List.of());
  }

  public static RunResult run(End end, RunResult.Trial... trials) {
    return new RunResult(
        "sample",
        "2026-01-02T03:04:05Z",
        Map.of("jvm", "17"),
        Map.of("sessions", "4", "seed", "42"),
        List.of(trials),
        end);
  }

  /** Writes a run's directory, line by line in the order of a real run. */
  public static void write(Path directory, RunResult run) throws IOException {
    try (ResultWriter out =
        ResultWriter.start(directory, run.run(), run.startedAt(), run.environment(), run.plan())) {
      for (RunResult.Trial trial : run.trials()) {
        write(out, trial);
      }
      if (run.end() != End.KILLED) {
        out.append(
            new ResultLine.RunFinished(run.end() == End.INTERRUPTED, "2026-01-02T03:05:05Z"));
      }
    }
  }

  private static void write(ResultWriter out, RunResult.Trial trial) throws IOException {
    TrialResult result = trial.result();
    out.append(started(result));
    for (Observation seen : trial.observations()) {
      out.append(new ResultLine.Observed(result.trial(), seen));
    }
    for (Witness witness : trial.witnesses()) {
      out.append(new ResultLine.Witnessed(result.trial(), witness));
    }
    out.append(new ResultLine.TrialFinished(result));
  }

  /** The line that the given trial began with. */
  public static ResultLine.TrialStarted started(TrialResult result) {
    return new ResultLine.TrialStarted(
        result.trial(),
        result.subject(),
        result.provider(),
        result.tls(),
        result.workload(),
        result.seed(),
        result.sessionsAsked());
  }

  /** Keeps a witness of the first trial of a hazard beside the results of a run. */
  public static void writeWitness(Path run, Witness witness) throws IOException {
    ResultLine.TrialStarted trial =
        new ResultLine.TrialStarted(1, hazard(), "JDK", "1.3", "duplex", 42, 4);
    RunHeader header =
        new RunHeader(
            ResultJson.SCHEMA,
            ResultJson.REVISION,
            "sample",
            "2026-01-02T03:04:05Z",
            Map.of(),
            Map.of());
    WitnessDirectory.of(run, trial, witness.session())
        .write(
            WitnessFile.of(new ResultLine.RunStarted(header), trial, List.of("wsstress"), witness));
  }
}
