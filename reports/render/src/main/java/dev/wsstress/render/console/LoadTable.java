package dev.wsstress.render.console;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.LatencyPoint;
import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Columns;
import dev.wsstress.render.text.Explanation;
import dev.wsstress.render.text.Remarks;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What measured trials took and cost, as tables for a terminal. */
public final class LoadTable {
  private static final String NONE = "-";
  private static final double MEGA = 1e6;

  private static final List<String> LOAD_HEAD =
      List.of("subject", "verdict", "messages/s", "MB/s", "CPU us/message", "KiB/session");

  private static final List<String> TIME_HEAD =
      List.of("", "count", "p50", "p90", "p99", "p99.9", "p99.99", "max");

  private LoadTable() {}

  /** The whole text, with a line end after every line. */
  public static String of(GradedRun run) {
    StringBuilder text = new StringBuilder(Columns.of(loads(run)));
    for (GradedTrial trial : run.trials()) {
      text.append('\n').append(Columns.of(times(trial.trial().result())));
      remarks(trial, text);
    }
    text.append(Remarks.lines(run.run()));
    return text.append("\nConclusion: ").append(run.sentence()).append('\n').toString();
  }

  private static List<List<String>> loads(GradedRun run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(LOAD_HEAD);
    for (GradedTrial trial : run.trials()) {
      TrialResult result = trial.trial().result();
      LoadFigures load = result.load();
      rows.add(
          List.of(
              Texts.printable(result.subject().name()),
              trial.verdict().name(),
              load == null ? NONE : Texts.count(Math.round(load.messagesPerSecond())),
              load == null ? NONE : decimal(load.bytesPerSecond() / MEGA),
              load == null ? NONE : decimal(load.cpuMicrosPerMessage()),
              load == null || load.cost().clientBytesPerSession() == null
                  ? NONE
                  : decimal(load.cost().clientBytesPerSession() / 1024.0)));
    }
    return rows;
  }

  private static String decimal(@Nullable Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.1f", value);
  }

  private static List<List<String>> times(TrialResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TIME_HEAD);
    rows.add(row(Texts.printable(result.subject().name()) + " round trip", result.latency()));
    LoadFigures load = result.load();
    if (load != null) {
      rows.add(row("TCP connect", load.setup().connect()));
      rows.add(row("TLS handshake", load.setup().handshake()));
      rows.add(row("session open", load.setup().opening()));
    }
    return rows;
  }

  private static List<String> row(String name, LatencySummary times) {
    if (times.count() == 0) {
      return List.of(name, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    }
    return List.of(
        name,
        Texts.count(times.count()),
        Texts.time(times.p50Nanos()),
        Texts.time(times.p90Nanos()),
        Texts.time(times.p99Nanos()),
        Texts.time(times.p999Nanos()),
        farOut(times),
        Texts.time(times.maxNanos()));
  }

  /** Of fewer than ten thousand it is not known. */
  private static String farOut(LatencySummary times) {
    return times.curve().stream()
        .filter(point -> point.percentile() == 99.99)
        .map(LatencyPoint::nanos)
        .map(Texts::time)
        .findFirst()
        .orElse(NONE);
  }

  private static void remarks(GradedTrial graded, StringBuilder text) {
    TrialResult result = graded.trial().result();
    LoadFigures load = result.load();
    if (load != null && load.volume().offeredPerSecond() != null) {
      text.append("  due: ")
          .append(Texts.count(Math.round(load.volume().offeredPerSecond())))
          .append(" messages/s; latency counts from when each was due\n");
    }
    if (load != null) {
      errors(load.errors(), text);
    }
    text.append("  hiccups of this machine and JVM: 99 % below ")
        .append(Texts.time(result.hiccups().p99Nanos()))
        .append(", longest ")
        .append(Texts.time(result.hiccups().maxNanos()))
        .append('\n');
    if (graded.verdict() != Verdict.PASS) {
      text.append("  ").append(Texts.printable(graded.reason())).append('\n');
      Explanation.append(graded, text);
    }
  }

  private static void errors(Map<String, Long> errors, StringBuilder text) {
    errors.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                text.append("  sessions that failed by ")
                    .append(Texts.printable(e.getKey()))
                    .append(": ")
                    .append(e.getValue())
                    .append('\n'));
  }
}
