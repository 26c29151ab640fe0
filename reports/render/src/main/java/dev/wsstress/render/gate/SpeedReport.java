package dev.wsstress.render.gate;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.render.junit.TestCase;
import dev.wsstress.render.junit.TestCase.Kind;
import dev.wsstress.render.text.Markdown;
import dev.wsstress.speed.Allocation;
import dev.wsstress.speed.Interval;
import dev.wsstress.speed.Speed;
import dev.wsstress.speed.SpeedFinding;
import dev.wsstress.speed.SpeedJudgement;
import dev.wsstress.speed.SpeedPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A judgement of speed as reports.
 *
 * @param sides what was compared with what
 * @param policy by which it was judged
 * @param judgement the findings
 * @param notes what else has to be said, a line each
 * @param complete whether all was measured; what was stopped has no verdict
 */
public record SpeedReport(
    String sides,
    SpeedPolicy policy,
    SpeedJudgement judgement,
    List<String> notes,
    boolean complete) {
  private static final List<String> HEAD =
      List.of(
          "benchmark", "slow-down", "interval", "p (Holm)", "verdict", "would find", "allocation");
  private static final String STOPPED = "stopped before its end, no verdict";
  private static final List<String> RULE =
      List.of("---", "---:", "---:", "---:", "---", "---:", "---:");

  public SpeedReport {
    notes = List.copyOf(notes);
  }

  /** All forms of it. */
  public GateReport report() {
    List<TestCase> cases = new ArrayList<>();
    judgement.findings().forEach(finding -> cases.add(testCase(finding)));
    if (!complete) {
      cases.add(new TestCase("wsstress.speed", "run", 0, Kind.ERROR, STOPPED, ""));
    }
    return new GateReport("wsstress gate: speed", markdown(), cases, facts());
  }

  /** Whether all was measured and nothing got worse. */
  public boolean isGreen() {
    return complete && judgement.isGreen();
  }

  private String verdict() {
    return complete ? judgement.isGreen() ? "green" : "RED" : STOPPED;
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("### Speed gate: ");
    text.append(verdict()).append("\n\n");
    text.append(Markdown.text(sides)).append(". ").append(how()).append("\n\n");
    table(judgement.findings(), text);
    if (!judgement.confirmation().isEmpty()) {
      text.append("\nMeasured again, since it looked like a regression:\n\n");
      table(judgement.confirmation(), text);
    }
    text.append('\n');
    judgement.findings().forEach(finding -> text.append(conclusion(finding)));
    notes.forEach(note -> text.append("- ").append(Markdown.text(note)).append('\n'));
    return text.toString();
  }

  private String how() {
    return String.format(
        Locale.ROOT,
        "Of each fork its best iteration counts. Red only if a whole %.0f %% interval lies beyond %+.1f %%, the rank test agrees at"
            + " %.2f after Holm, and a second measurement says so too.",
        100 * policy.confidence(),
        100 * policy.floor(),
        policy.alpha());
  }

  private static void table(List<SpeedFinding> findings, StringBuilder text) {
    text.append(Markdown.row(HEAD)).append(Markdown.row(RULE));
    findings.forEach(finding -> text.append(Markdown.row(row(finding))));
  }

  private static List<String> row(SpeedFinding finding) {
    Interval interval = finding.interval();
    return List.of(
        Markdown.text(finding.key().label()),
        percent(finding.slowdown()),
        percent(interval.low()) + " to " + percent(interval.high()),
        String.format(Locale.ROOT, "%.4f", finding.adjusted()),
        finding.speed().word() + (finding.allocatesMore() ? ", MORE GARBAGE" : ""),
        percent(finding.detectable()),
        allocation(finding.allocation()));
  }

  private static String allocation(@Nullable Allocation allocation) {
    return allocation == null ? "-" : allocation.text();
  }

  private static String percent(double slowdown) {
    return String.format(Locale.ROOT, "%+.1f %%", SpeedFinding.percent(slowdown));
  }

  private String conclusion(SpeedFinding finding) {
    String name = "- " + Markdown.text(finding.key().label());
    if (judgement.regressions().contains(finding)) {
      return name + ": " + what(finding) + ", and a second measurement confirmed it\n";
    }
    if (finding.isRegression()) {
      return name + ": looked like a regression, and was not confirmed\n";
    }
    return finding.speed() == Speed.UNDECIDED
        ? name
            + ": too coarse to say; it would have found "
            + percent(finding.detectable())
            + ". More blocks make it finer\n"
        : "";
  }

  private static String what(SpeedFinding finding) {
    List<String> all = new ArrayList<>();
    if (finding.speed() == Speed.SLOWER) {
      Interval interval = finding.interval();
      all.add(
          "slower by "
              + percent(finding.slowdown())
              + " ("
              + percent(interval.low())
              + " to "
              + percent(interval.high())
              + ")");
    }
    if (finding.allocatesMore()) {
      all.add("more garbage, " + allocation(finding.allocation()));
    }
    return String.join("; ", all);
  }

  private TestCase testCase(SpeedFinding finding) {
    BenchmarkKey key = finding.key();
    String group = "wsstress.speed." + key.benchmark();
    return judgement.regressions().contains(finding)
        ? new TestCase(group, key.label(), 0, Kind.FAILURE, what(finding), how() + " " + sides)
        : TestCase.passed(group, key.label(), 0);
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gate", "speed");
    facts.put("green", isGreen());
    facts.put("complete", complete);
    facts.put("compared", sides);
    facts.put("policy", policy);
    facts.put("findings", judgement.findings());
    facts.put("confirmation", judgement.confirmation());
    facts.put("notes", notes);
    return facts;
  }
}
