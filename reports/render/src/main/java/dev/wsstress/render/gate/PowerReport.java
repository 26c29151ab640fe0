package dev.wsstress.render.gate;

import dev.wsstress.grading.FailureBound;
import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.render.text.Markdown;
import dev.wsstress.speed.GateSimulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What simulated gates say of the gate: false alarms and what it finds.
 *
 * @param markdown the whole text
 * @param alarms gates over the same jar that were red
 */
public record PowerReport(String markdown, int alarms) {
  private static final List<Double> SLOWDOWNS = List.of(0.05, 0.10, 0.20);
  private static final List<String> HEAD =
      List.of("benchmark", "5 % slower", "10 % slower", "20 % slower", "found 9 times in 10");

  /**
   * Simulates.
   *
   * @param gates for each figure
   */
  public static PowerReport of(GateSimulation simulation, int gates) {
    int alarms = simulation.alarms(gates);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Gates simulated from %d recorded blocks of each of %d benchmarks.%n%n",
            simulation.recordedBlocks(),
            simulation.keys().size()));
    text.append("False alarms: ").append(rate(alarms, gates)).append("\n\n");
    text.append(Markdown.row(HEAD))
        .append(Markdown.row(List.of("---", "---:", "---:", "---:", "---:")));
    simulation.keys().forEach(key -> text.append(Markdown.row(row(simulation, key, gates))));
    return new PowerReport(text.toString(), alarms);
  }

  /** What real gates over the same jar say. */
  public static String real(int gates, int red) {
    return gates == 0 ? "" : "False alarms of real gates: " + rate(red, gates) + "\n";
  }

  private static String rate(int red, int gates) {
    String counted = red + " in " + gates;
    return red > 0
        ? counted
        : String.format(
            Locale.ROOT,
            "%s (at most %.1f %% at 95 %%)",
            counted,
            100 * FailureBound.afterNone(gates));
  }

  private static List<String> row(GateSimulation simulation, BenchmarkKey key, int gates) {
    List<String> row = new ArrayList<>(List.of(Markdown.text(key.label())));
    for (double slowdown : SLOWDOWNS) {
      int found = simulation.found(key, slowdown, gates);
      row.add(String.format(Locale.ROOT, "%.0f %%", 100.0 * found / gates));
    }
    int smallest = simulation.smallestPercent(key, gates);
    row.add(smallest == 100 ? "nothing below 100 %" : "from " + smallest + " %");
    return row;
  }
}
