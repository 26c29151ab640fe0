package dev.wsstress.render.page;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.text.LatencyRange;
import dev.wsstress.render.text.SubjectRow;
import dev.wsstress.render.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison keeps of a run.
 *
 * @param letter how the tables name it
 * @param name the run's own name
 * @param startedAt when it began
 * @param conclusion in words
 * @param tone how that is coloured
 * @param figures by subject and TLS
 * @param plan what was asked for
 * @param environment on what it ran
 */
public record ComparedRun(
    String letter,
    String name,
    String startedAt,
    String conclusion,
    String tone,
    Map<String, Figures> figures,
    Map<String, String> plan,
    Map<String, String> environment) {

  static ComparedRun of(GradedRun run, int number) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (SubjectRow cell : SubjectRow.of(run)) {
      Figures of = Figures.of(cell);
      figures.put(of.label(), of);
    }
    return new ComparedRun(
        letter(number),
        Texts.printable(run.run().run()),
        Texts.printable(run.run().startedAt()),
        run.conclusion().meaning(),
        RunView.tone(run),
        figures,
        RunView.printable(run.run().plan()),
        RunView.printable(run.run().environment()));
  }

  /** A to Z, then the number. */
  private static String letter(int number) {
    return number < 26 ? Character.toString('A' + number) : Integer.toString(number + 1);
  }

  /** The verdict of a subject, or a dash if it was not tried. */
  String verdict(String subject) {
    Figures of = figures.get(subject);
    return of == null ? "-" : of.verdict().name();
  }

  @Nullable LatencyRange figure(String subject, Function<Figures, @Nullable LatencyRange> figure) {
    Figures of = figures.get(subject);
    return of == null ? null : figure.apply(of);
  }

  /** The figures of a subject, under a name that says the run too. */
  Figures labelled(String subject) {
    Figures of = java.util.Objects.requireNonNull(figures.get(subject), subject);
    return of.named(of.name() + " (" + letter + ")");
  }
}
