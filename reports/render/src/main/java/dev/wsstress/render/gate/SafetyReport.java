package dev.wsstress.render.gate;

import dev.wsstress.grading.SafetyCell;
import dev.wsstress.grading.SafetyCell.Status;
import dev.wsstress.grading.SafetyJudgement;
import dev.wsstress.grading.SafetyJudgement.Conclusion;
import dev.wsstress.render.junit.JUnitXmlReport;
import dev.wsstress.render.junit.TestCase;
import dev.wsstress.render.junit.TestCase.Kind;
import dev.wsstress.render.text.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A judgement of safety as reports: one case for each subject, provider and TLS version. */
public record SafetyReport(SafetyJudgement judgement) {
  private static final List<String> HEAD = List.of("subject", "TLS", "", "why", "diagnosis");
  private static final List<String> RULE = List.of("---", "---", "---", "---", "---");

  /** All forms of it. */
  public GateReport report() {
    List<TestCase> cases = new ArrayList<>();
    judgement.cells().forEach(cell -> cases.add(testCase(cell)));
    for (String problem : judgement.problems()) {
      cases.add(new TestCase("wsstress.safety", "quarantine", 0, Kind.FAILURE, problem, ""));
    }
    if (!judgement.complete()) {
      cases.add(
          new TestCase("wsstress.safety", "run", 0, Kind.ERROR, "stopped before its end", ""));
    }
    return new GateReport("wsstress gate: safety", markdown(), cases, facts());
  }

  private static TestCase testCase(SafetyCell cell) {
    return new TestCase(
        "wsstress.safety." + cell.subject(),
        cell.provider() + " TLS " + cell.tls(),
        cell.seconds(),
        kind(cell.status()),
        cell.reason(),
        cell.status() == Status.PASSED ? "" : JUnitXmlReport.story(cell.decisive()));
  }

  private static Kind kind(Status status) {
    return switch (status) {
      case PASSED -> Kind.PASSED;
      case BROKEN, BLIND -> Kind.FAILURE;
      case ENDED -> Kind.ERROR;
      case SKIPPED, QUARANTINED -> Kind.SKIPPED;
    };
  }

  private String markdown() {
    boolean green = judgement.conclusion() == Conclusion.GREEN;
    StringBuilder text = new StringBuilder("### Safety gate: ");
    text.append(green ? "green" : "RED").append("\n\n").append(counts()).append('\n');
    List<SafetyCell> remarkable =
        judgement.cells().stream().filter(cell -> cell.status() != Status.PASSED).toList();
    if (!remarkable.isEmpty()) {
      text.append('\n').append(Markdown.row(HEAD)).append(Markdown.row(RULE));
      remarkable.forEach(cell -> text.append(Markdown.row(row(cell))));
    }
    if (!judgement.problems().isEmpty()) {
      text.append('\n');
    }
    judgement.problems().forEach(p -> text.append("- ").append(Markdown.text(p)).append('\n'));
    if (!judgement.complete()) {
      text.append("\nThe run was stopped before its end: nothing follows from what is missing.\n");
    }
    return text.toString();
  }

  private String counts() {
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      long count = judgement.cells().stream().filter(c -> c.status() == status).count();
      if (count > 0) {
        parts.add(count + " " + status.name().toLowerCase(Locale.ROOT));
      }
    }
    return judgement.cells().size()
        + " subjects by TLS provider and version: "
        + String.join(", ", parts)
        + String.format(
            Locale.ROOT,
            ". What must not fail was held against %,d messages.",
            judgement.cells().stream()
                .filter(c -> c.status() == Status.PASSED && c.decisive().sessionsBroken() == 0)
                .mapToLong(c -> c.decisive().messagesVerified())
                .sum());
  }

  private static List<String> row(SafetyCell cell) {
    return List.of(
        Markdown.text(cell.subject()),
        Markdown.text(cell.provider() + " " + cell.tls()),
        cell.status().name(),
        Markdown.text(cell.reason()),
        cell.status() == Status.SKIPPED
            ? ""
            : Markdown.text(JUnitXmlReport.story(cell.decisive())));
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("gate", "safety");
    facts.put("green", judgement.conclusion() == Conclusion.GREEN);
    facts.put("conclusion", judgement.conclusion());
    facts.put("problems", judgement.problems());
    facts.put("cells", judgement.cells().stream().map(SafetyReport::facts).toList());
    return facts;
  }

  private static Map<String, Object> facts(SafetyCell cell) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("subject", cell.subject());
    facts.put("provider", cell.provider());
    facts.put("tls", cell.tls());
    facts.put("status", cell.status());
    facts.put("reason", cell.reason());
    facts.put("diagnosis", JUnitXmlReport.story(cell.decisive()));
    facts.put("messages", cell.decisive().messagesVerified());
    facts.put("seconds", cell.seconds());
    return facts;
  }
}
