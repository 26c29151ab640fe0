package dev.wsstress.render.text;

import dev.wsstress.grading.ControlFindings;
import dev.wsstress.grading.FailureBound;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Rates;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The trials of one subject under one TLS, as one row of a table.
 *
 * @param name the subject
 * @param tls provider and version
 * @param trials at least one
 */
public record SubjectRow(String name, String tls, List<GradedTrial> trials) {
  /** The columns of {@link #hazardRow}. */
  public static final List<String> HAZARD_HEAD =
      List.of(
          "hazard",
          "TLS",
          "fired",
          "median time",
          "median messages",
          "client",
          "server",
          "to blame");

  /** The columns of {@link #safeRow}. */
  public static final List<String> SAFE_HEAD =
      List.of("subject", "TLS", "trials", "messages", "failed", "bound at 95 %", "to blame");

  public SubjectRow {
    trials = List.copyOf(trials);
  }

  /** The cells of a run: subjects in the order in which they were tried first, then their TLS. */
  public static List<SubjectRow> of(GradedRun run) {
    Map<List<String>, List<GradedTrial>> byName = new LinkedHashMap<>();
    for (GradedTrial trial : run.trials()) {
      TrialResult result = trial.trial().result();
      List<String> key = List.of(Texts.printable(result.subject().name()), Texts.tls(result));
      byName.computeIfAbsent(key, k -> new ArrayList<>()).add(trial);
    }
    List<String> order = byName.keySet().stream().map(key -> key.get(0)).distinct().toList();
    return byName.entrySet().stream()
        .sorted(Comparator.comparingInt(e -> order.indexOf(e.getKey().get(0))))
        .map(e -> new SubjectRow(e.getKey().get(0), e.getKey().get(1), e.getValue()))
        .toList();
  }

  /** Whether it is one of a hazard. */
  public boolean isHazard() {
    return trials.get(0).trial().result().subject().expectation().kind()
        == Expectation.Kind.REQUIRE;
  }

  /** The trial that shows best what the cell shows: one that failed, or fired, or the first. */
  public GradedTrial example() {
    Verdict telling = isHazard() ? Verdict.PASS : Verdict.FAIL;
    return trials.stream()
        .filter(t -> t.verdict() == telling)
        .findFirst()
        .orElseGet(() -> trials.get(0));
  }

  /** What its controls say of its failure, if it failed and had some. */
  public List<String> findings(GradedRun run) {
    return ControlFindings.of(run.run(), example().trial().result()).stream()
        .map(Texts::printable)
        .toList();
  }

  /** How often a hazard fired, how soon, and what both ends saw. */
  public List<String> hazardRow() {
    List<GradedTrial> judged = judged();
    if (judged.isEmpty()) {
      return List.of(name, tls, "skipped", reason(), "", "", "", "");
    }
    List<GradedTrial> fired = trials.stream().filter(t -> t.verdict() == Verdict.PASS).toList();
    return List.of(
        name,
        tls,
        fired.size() + " of " + judged.size(),
        Median.of(fired, TrialResult::firstFailureNanos).map(Texts::time).orElse("-"),
        Median.of(fired, TrialResult::firstFailureMessages).map(Texts::count).orElse("-"),
        Symptoms.atClient(fired),
        Symptoms.atServer(fired),
        blame(fired));
  }

  /** What something safe withstood. */
  public List<String> safeRow() {
    List<GradedTrial> judged = judged();
    if (judged.isEmpty()) {
      return List.of(name, tls, "skipped", reason(), "", "", "");
    }
    long messages = judged.stream().mapToLong(t -> t.trial().result().messagesVerified()).sum();
    long failed = judged.stream().filter(t -> t.trial().result().outcome().isFailure()).count();
    String bound = "-";
    if (failed == 0 && messages > 0) {
      bound = "at most " + Rates.oneIn(FailureBound.afterNone(messages));
    }
    return List.of(
        name,
        tls,
        Integer.toString(judged.size()),
        Texts.count(messages),
        Long.toString(failed),
        bound,
        blame(judged));
  }

  /** Of the trials that failed, each answer once. */
  private static String blame(List<GradedTrial> trials) {
    String all =
        trials.stream()
            .map(t -> t.trial().result())
            .filter(result -> result.outcome() != Outcome.DELIVERED)
            .map(TrialResult::diagnosis)
            .filter(Objects::nonNull)
            .map(Texts::blame)
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "-" : all;
  }

  private List<GradedTrial> judged() {
    return trials.stream().filter(t -> t.verdict() != Verdict.SKIPPED).toList();
  }

  private String reason() {
    return Texts.printable(trials.get(0).reason());
  }
}
