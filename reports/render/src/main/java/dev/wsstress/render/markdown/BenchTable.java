package dev.wsstress.render.markdown;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.ForkResult;
import dev.wsstress.render.text.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What benchmarks measured, as a Markdown table with a line for each. */
public final class BenchTable {
  private static final List<String> HEAD =
      List.of("benchmark", "median", "lowest and highest fork", "unit", "B/op", "forks");

  private BenchTable() {}

  /** The whole table, with a line end after every line. */
  public static String of(BenchmarkRun run) {
    StringBuilder text = new StringBuilder(Markdown.row(HEAD));
    text.append(Markdown.row(List.of("---", "---:", "---:", "---", "---:", "---:")));
    run.keys().forEach(key -> text.append(Markdown.row(row(key, run.of(key)))));
    return text.toString();
  }

  private static List<String> row(BenchmarkKey key, List<ForkResult> forks) {
    double[] scores = forks.stream().mapToDouble(ForkResult::mean).sorted().toArray();
    double[] bytes =
        forks.stream()
            .map(ForkResult::allocated)
            .filter(Objects::nonNull)
            .mapToDouble(d -> d)
            .sorted()
            .toArray();
    return List.of(
        Markdown.text(key.label()),
        number(scores[scores.length / 2]),
        scores.length == 1 ? "-" : number(scores[0]) + " to " + number(scores[scores.length - 1]),
        key.unit(),
        bytes.length == 0 ? "-" : number(bytes[bytes.length / 2]),
        Integer.toString(forks.size()));
  }

  /** Four digits are more than a machine repeats. */
  private static String number(double value) {
    return value >= 1_000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.3f", value);
  }
}
