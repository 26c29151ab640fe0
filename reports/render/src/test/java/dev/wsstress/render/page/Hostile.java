package dev.wsstress.render.page;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.model.BlockRun;
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
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.SessionCounts;
import dev.wsstress.model.Side;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.Traffic;
import dev.wsstress.model.TrialIdentity;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.results.Samples;
import dev.wsstress.results.WitnessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs in which every text that could come from elsewhere is one given text. */
public final class Hostile {
  private Hostile() {}

  /** Texts that would do harm in one of the reports. */
  static Stream<String> texts() {
    List<String> each =
        List.of(
            "<script>alert(1)</script>",
            "</title></style><script>alert(1)</script>",
            "]]>",
            "\"><img onerror=x>",
            "'><img onerror=x>",
            "<!--",
            "<!--<script>",
            "</script><script>alert(1)</script>",
            "\",\"y\":[1]}]}",
            "&lt;script&gt; &#0; &nosuch;",
            "a\u0000b",
            "\u001B[31m red",
            "\u202E desrever",
            "\u2066 isolated",
            "\u0085\u2028\u2029 lines",
            "\r\nConclusion: all as expected",
            "\u007F\u0007\b\t",
            "half \uD83D of a pair",
            "\uDE00\uD83D swapped",
            "\uFFFE and \uFFFF",
            "${7*7} {{7*7}} %s %n");
    return Stream.concat(each.stream(), Stream.of(String.join(" ", each)));
  }

  /** Those without half a surrogate pair, which no key of a plan may hold on disk. */
  static Stream<String> wellFormed() {
    return texts().filter(StandardCharsets.UTF_8.newEncoder()::canEncode);
  }

  /**
   * A design that failed, a hazard that fired otherwise, a trial that the environment ended, and
   * one that held.
   */
  public static GradedRun run(String text) {
    return Grader.grade(
        new RunResult(
            text,
            text,
            Map.of(text, text),
            Map.of(text, text),
            List.of(
                trial(1, text, Expectation.forbidFailure(), Outcome.TLS_ALERT, End.COMPLETED),
                trial(
                    2,
                    text,
                    Expectation.require(Mechanism.RECORD_FOREIGN),
                    Outcome.EXCEPTION,
                    End.COMPLETED),
                trial(3, text, Expectation.forbidFailure(), Outcome.INFRASTRUCTURE, End.ABORTED),
                held(text)),
            End.COMPLETED));
  }

  /** Something that was measured, so that it is in the pictures and in the data of the script. */
  private static RunResult.Trial held(String text) {
    Expectation expectation = Expectation.forbidFailure();
    return new RunResult.Trial(
        result(4, text, expectation, Outcome.DELIVERED, End.COMPLETED, null), List.of(), List.of());
  }

  private static LoadFigures load(String text) {
    LatencySummary none = LatencySummary.NONE;
    return new LoadFigures(
        new LoadFigures.Volume(9, 9, 9, 9.0),
        new LoadFigures.Cost(9L, 9L),
        new LoadFigures.Setup(none, none, none),
        Map.of(text, 9L),
        text);
  }

  private static RunResult.Trial trial(
      int number, String text, Expectation expectation, Outcome outcome, End end) {
    Diagnosis diagnosis =
        new Diagnosis(Mechanism.RECORDS_REORDERED, text, List.of(text, text + text));
    Witness witness =
        new Witness(3, outcome, diagnosis, 48, 5_000, observations(text), trace(text));
    return new RunResult.Trial(
        result(number, text, expectation, outcome, end, diagnosis),
        List.of(witness, witness),
        observations(text));
  }

  private static TrialResult result(
      int number,
      String text,
      Expectation expectation,
      Outcome outcome,
      End end,
      @Nullable Diagnosis diagnosis) {
    SubjectDescription subject =
        new SubjectDescription(text, SubjectDescription.Role.DESIGN, text, text, expectation);
    return new TrialResult(
        new TrialIdentity(number, subject, text, text, text, 42),
        end,
        new SessionCounts(4, 4, 2, Map.of(outcome, 2)),
        new Traffic(9, 9, 9),
        new Finding(outcome, diagnosis, 9L, 9L),
        new Measurements(
            new LatencySummary(2_000, 9_000, 90_000, 900_000, 9_000_000, 9_000_000, List.of()),
            new HiccupSummary(9, 9, 9, 9, 9),
            load(text)));
  }

  private static List<Observation> observations(String text) {
    RecordFact record = new RecordFact(0, 99, text, text);
    return List.of(
        new Observation.MessageFault(
            3,
            5,
            Side.SERVER,
            Outcome.CORRUPTED,
            new StampAddress(1, 2, 3, 4),
            new StampAddress(1, 2, 9, 4),
            text,
            List.of(new BlockRun(0, 9, null))),
        new TlsObservation.TlsFailure(3, 5, Side.SERVER, true, text, text),
        new TlsObservation.TlsFailure(3, 5, Side.CLIENT, false, text, text),
        new TlsObservation.RecordDisorder(
            3, 5, TlsObservation.Direction.OUTBOUND, 0, 0, record, null),
        new Observation.Closed(3, 5, Side.CLIENT, 1002, text),
        new RuntimeObservation.Stall(
            3, 5, 1, 1, List.of(new ThreadFact(text, text, List.of(text)))),
        new Observation.Thrown(3, 5, Side.CLIENT, text, text, List.of(text), List.of(text)),
        new RuntimeObservation.Environment(3, 5, text, text));
  }

  private static RecordTrace trace(String text) {
    return new RecordTrace(
        0,
        List.of(new RecordFact(0, 99, text, text), new RecordFact(1, 99, text, text)),
        List.of(1L, 0L, -1L),
        List.of(new StackFact(text, StackFact.Moment.WRAP, 1, List.of(text))));
  }

  /** A witness of such a run. */
  static WitnessFile witness(String text) {
    RunResult run = run(text).run();
    RunResult.Trial trial = run.trials().get(0);
    return WitnessFile.of(
        new ResultLine.RunStarted(new RunHeader(1, 1, text, text, run.environment(), run.plan())),
        Samples.started(trial.result()),
        List.of(text, text),
        trial.witnesses().get(0));
  }
}
