package dev.wsstress.cli;

import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.render.MarkdownSummary;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
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
      "Run every hazard on every TLS provider and version, several trials each, and print how often",
      "it fired, how soon, and what both ends saw. A trial ends with its first failure."
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

  @Option(
      names = "--providers",
      split = ",",
      paramLabel = "NAME",
      description = "TLS providers (default: all).")
  private List<TlsProvider> providers = List.of(TlsProvider.values());

  @Option(
      names = "--tls",
      split = ",",
      paramLabel = "VERSION",
      description = "TLS versions (default: 1.2,1.3).")
  private List<TlsVersion> versions = List.of(TlsVersion.values());

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Trials for each cell (default: ${DEFAULT-VALUE}).")
  private int trials = 20;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "The most time for a trial (default: 10s).")
  private Duration duration = Duration.ofSeconds(10);

  @Mixin private final LoadOptions load = new LoadOptions();
  @Mixin private final RunOptions runs = new RunOptions();

  @Override
  public Integer call() throws IOException {
    RunPlan plan = plan();
    PrintWriter console = spec.commandLine().getOut();
    GradedRun graded = runs.run(plan, console);
    console.println();
    console.print(MarkdownSummary.of(graded));
    runs.sayWhere(console);
    return ExitCode.of(graded);
  }

  /** What its options ask for. */
  RunPlan plan() {
    SubjectCatalog catalog = SubjectCatalog.load();
    List<TlsProfile> profiles =
        TlsProfile.all().stream()
            .filter(p -> providers.contains(p.provider()) && versions.contains(p.version()))
            .toList();
    return load.plan(
        subjects.isEmpty() ? hazards(catalog) : subjects,
        new Budget(duration, 0, Budget.Until.FIRST_FAILURE, trials),
        profiles,
        new dev.wsstress.plan.Target.Embedded(0));
  }

  private static List<String> hazards(SubjectCatalog catalog) {
    return catalog.all().stream()
        .map(SubjectSpec::description)
        .filter(d -> d.role() == Role.HAZARD)
        .map(SubjectDescription::name)
        .toList();
  }
}
