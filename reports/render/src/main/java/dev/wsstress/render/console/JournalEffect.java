package dev.wsstress.render.console;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.Control;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Markdown;
import dev.wsstress.render.text.Median;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Trials with the record journal and without, side by side as a Markdown table. Here a trial fired
 * if anything failed: without a journal the mechanism may not be known.
 */
public final class JournalEffect {
  private static final List<String> HEAD =
      List.of(
          "subject",
          "TLS",
          "fired with journal",
          "median time",
          "median messages",
          "fired without",
          "median time",
          "median messages");

  private JournalEffect() {}

  /** The whole table, with a line end after every line. */
  public static String of(GradedRun run) {
    Map<List<String>, List<GradedTrial>> cells = new LinkedHashMap<>();
    for (GradedTrial trial : run.trials()) {
      TrialResult result = trial.trial().result();
      cells
          .computeIfAbsent(List.of(subject(result), Texts.tls(result)), k -> new ArrayList<>())
          .add(trial);
    }
    StringBuilder text = new StringBuilder();
    text.append(Markdown.row(HEAD));
    text.append(
        Markdown.row(List.of("---", "---", "---:", "---:", "---:", "---:", "---:", "---:")));
    cells.forEach(
        (names, trials) ->
            text.append(
                Markdown.row(
                    Stream.of(
                            names,
                            figures(trials, result -> !isWithout(result)),
                            figures(trials, JournalEffect::isWithout))
                        .flatMap(List::stream)
                        .toList())));
    return text.toString();
  }

  private static boolean isWithout(TrialResult result) {
    return result.subject().control() == Control.NO_JOURNAL;
  }

  private static String subject(TrialResult result) {
    return Texts.printable(
        isWithout(result)
            ? Objects.requireNonNull(result.subject().twin())
            : result.subject().name());
  }

  private static List<String> figures(List<GradedTrial> all, Predicate<TrialResult> which) {
    List<GradedTrial> trials =
        all.stream().filter(trial -> which.test(trial.trial().result())).toList();
    List<GradedTrial> fired =
        trials.stream().filter(t -> t.trial().result().outcome().isFailure()).toList();
    return List.of(
        fired.size() + " of " + trials.size(),
        Median.of(fired, TrialResult::firstFailureNanos).map(Texts::time).orElse("-"),
        Median.of(fired, TrialResult::firstFailureMessages).map(Texts::count).orElse("-"));
  }
}
