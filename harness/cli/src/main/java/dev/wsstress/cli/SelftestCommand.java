package dev.wsstress.cli;

import dev.wsstress.grading.ConfusionMatrix;
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

/** Asks the diagnosis what it makes of every subject, without telling it which one it sees. */
@Command(
    name = "selftest",
    description = {
      "Run everything with the names hidden from the diagnosis, and check it.",
      "Printed is which mechanism it named for which hazard, and which design or safe twin it accused.",
      "Exit code 0 if it was right in every trial that fired and accused nobody, 6 if it was wrong."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress selftest",
      "  wsstress selftest --trials 3 --sessions 8 --budget 3s",
      "  wsstress selftest --subjects concurrent-wrap,buffer-reuse,mutex --providers sunjsse --tls 1.3"
    })
final class SelftestCommand extends PlanCommand {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: every hazard, twin and design).")
  private List<String> subjects = List.of();

  @Mixin
  private final ProfileOptions tls = new ProfileOptions(TlsProvider.BCJSSE, TlsProvider.SUNJSSE);

  @Mixin private final RepeatOptions repeats = new RepeatOptions();
  @Mixin private final TrialOptions load = new TrialOptions();

  @Override
  RunPlan plan() {
    return load.plan(
        subjects.isEmpty() ? everything() : subjects,
        repeats,
        tls.profiles(),
        new Target.Embedded(0));
  }

  @Override
  String text(GradedRun graded) {
    return MarkdownSummary.of(graded);
  }

  private static List<String> everything() {
    return SubjectCatalog.load().names(Role.HAZARD, Role.TWIN, Role.DESIGN);
  }

  /** A hazard that was taken for another is worse than one that is silent. */
  @Override
  int code(GradedRun graded) {
    int code = ExitCode.of(graded);
    boolean judged = code == ExitCode.AS_EXPECTED || code == ExitCode.HAZARD_SILENT;
    return judged && !ConfusionMatrix.of(graded.run()).isClean() ? ExitCode.WRONGLY_NAMED : code;
  }
}
