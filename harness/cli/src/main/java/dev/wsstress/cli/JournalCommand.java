package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.Control;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.render.console.JournalEffect;
import dev.wsstress.subject.SubjectCatalog;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs hazards with the record journal and without, in turn, to see whether it hides the race. */
@Command(
    name = "journal",
    description = {
      "Run hazards with the record journal and without, in turn, side by side.",
      "Printed is how often and how soon they failed: whether the journal hides the race that it is to",
      "explain. A trial ends with its first failure."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress journal --sessions 8",
      "  wsstress journal --subjects concurrent-wrap --trials 3 --sessions 4 --tls 1.2"
    })
final class JournalCommand extends PlanCommand {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: ${DEFAULT-VALUE}).")
  private List<String> subjects =
      List.of("concurrent-wrap", "split-wrap-write", "torn-record", "shared-net-buffer");

  @Mixin private final TlsOptions tls = new TlsOptions();
  @Mixin private final RepeatOptions repeats = new RepeatOptions();
  @Mixin private final TrialOptions load = new TrialOptions();

  @Override
  RunPlan plan() {
    SubjectCatalog catalog = SubjectCatalog.load();
    List<String> both =
        subjects.stream()
            .map(name -> catalog.byName(name).description())
            .flatMap(with -> Stream.of(with, with.without(Control.NO_JOURNAL)))
            .map(description -> description.name())
            .toList();
    return load.plan(both, repeats, List.of(tls.profile()), new Target.Embedded(0));
  }

  @Override
  String text(GradedRun graded) {
    return JournalEffect.of(graded);
  }
}
