package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.render.markdown.MarkdownSummary;
import dev.wsstress.subject.SubjectCatalog;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs every hazard on every provider and TLS version, several times each. */
@Command(
    name = "matrix",
    description = {
      "Run every hazard on every TLS provider and version, several trials each.",
      "Printed is how often each fired, how soon, and what both ends saw. A trial ends with its first",
      "failure."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress matrix --trials 5",
      "  wsstress matrix --subjects shared-net-buffer --providers sunjsse,bcjsse --tls 1.3 --trials 20"
    })
final class MatrixCommand extends PlanCommand {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: every hazard).")
  private List<String> subjects = List.of();

  @Mixin private final ProfileOptions tls = new ProfileOptions(TlsProvider.values());
  @Mixin private final RepeatOptions repeats = new RepeatOptions();
  @Mixin private final TrialOptions load = new TrialOptions();

  @Override
  String text(GradedRun graded) {
    return MarkdownSummary.of(graded);
  }

  @Override
  RunPlan plan() {
    return load.plan(
        subjects.isEmpty() ? SubjectCatalog.load().names(Role.HAZARD) : subjects,
        repeats,
        tls.profiles(),
        new Target.Embedded(0));
  }
}
