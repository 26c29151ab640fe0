package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.GradedRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run in the words and numbers of the page. */
public final class RunView {
  private final GradedRun graded;

  RunView(GradedRun graded) {
    this.graded = graded;
  }

  /** The run's name. */
  public String name() {
    return Texts.printable(graded.run().run());
  }

  /** When it began. */
  public String startedAt() {
    return Texts.printable(graded.run().startedAt());
  }

  /** The conclusion in words. */
  public String conclusion() {
    return graded.conclusion().meaning();
  }

  /** How the conclusion is coloured: good, bad or unsure. */
  public String tone() {
    return switch (graded.conclusion()) {
      case AS_EXPECTED -> "good";
      case DESIGN_FAILED -> "bad";
      default -> "unsure";
    };
  }

  /** Its trials. */
  public List<TrialView> trials() {
    return graded.trials().stream().map(TrialView::new).toList();
  }

  /** What was asked for. */
  public Map<String, String> plan() {
    return printable(graded.run().plan());
  }

  /** On what it ran. */
  public Map<String, String> environment() {
    return printable(graded.run().environment());
  }

  private static Map<String, String> printable(Map<String, String> raw) {
    Map<String, String> safe = new TreeMap<>();
    raw.forEach((key, value) -> safe.put(Texts.printable(key), Texts.printable(value)));
    return safe;
  }
}
