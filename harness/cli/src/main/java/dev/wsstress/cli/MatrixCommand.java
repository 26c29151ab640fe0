package dev.wsstress.cli;

import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.render.markdown.MarkdownSummary;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
final class MatrixCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: every hazard).")
  private List<String> subjects = List.of();

  @Mixin private final ProfileOptions tls = new ProfileOptions(TlsProvider.values());
  @Mixin private final RepeatOptions repeats = new RepeatOptions();
  @Mixin private final TrialOptions load = new TrialOptions();
  @Mixin private final RunOptions runs = new RunOptions();

  @Override
  public Integer call() throws IOException {
    return ExitCode.of(runs.run(plan(), spec.commandLine().getOut(), MarkdownSummary::of));
  }

  /** What its options ask for. */
  RunPlan plan() {
    return load.plan(
        subjects.isEmpty() ? SubjectCatalog.load().names(Role.HAZARD) : subjects,
        repeats,
        tls.profiles(),
        new Target.Embedded(0));
  }
}
