package dev.wsstress.cli;

import dev.wsstress.api.SubjectSpec;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.subject.SubjectCatalog;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs designs, hazards and twins and shows them side by side. */
@Command(
    name = "contrast",
    description = "Run safe designs, hazards and their safe twins side by side.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress contrast",
      "  wsstress contrast --all --duration 3s --sessions 8",
      "  wsstress contrast --sessions 64 --duration 10s --tls 1.2 --provider sunjsse --seed 7",
      "  wsstress contrast --subjects serial-executor,mutex --workload duplex --provocation ping-storm",
      "  wsstress contrast --subjects split-wrap-write --duration 3s --control",
      "  wsstress contrast --target wss://localhost:8443/echo --ca ca.pem --sessions 8"
    })
final class ContrastCommand extends PlanCommand {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description =
          "What to try, in this order (see 'wsstress list'). Default: the first design, the first"
              + " hazard and its twin; with --target the designs only.")
  private List<String> subjects = List.of();

  @Option(names = "--all", description = "Try every design, hazard and twin.")
  private boolean all;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description =
          "How long a design sends, and a hazard at most, as 500ms, 10s, 2m (default: 12s).")
  private Duration duration = Defaults.DURATION;

  @Option(
      names = "--control",
      description =
          "Try what failed again over plain ws and with one sending thread, and say what follows.")
  private boolean control;

  @Mixin private final TlsOptions tls = new TlsOptions();
  @Mixin private final TrialOptions load = new TrialOptions();
  @Mixin private final TargetOptions server = new TargetOptions();

  @Override
  String text(GradedRun graded) {
    return ConsoleTable.of(graded);
  }

  @Override
  RunPlan plan() {
    SubjectCatalog catalog = SubjectCatalog.load();
    List<String> chosen = subjects.isEmpty() ? defaults(catalog) : subjects;
    return load.builder(chosen, Budget.of(duration), server.target(catalog, chosen))
        .tls(tls.profile())
        .controls(control)
        .build();
  }

  private List<String> defaults(SubjectCatalog catalog) {
    List<SubjectDescription> known =
        catalog.all().stream()
            .map(SubjectSpec::description)
            .filter(d -> d.role() != Role.CONTROL)
            .filter(d -> server.isEmbedded() || d.role() == Role.DESIGN)
            .toList();
    return (all || !server.isEmbedded() ? known : firstOfEach(known))
        .stream().map(SubjectDescription::name).toList();
  }

  /** A short run that shows what the tool is about. */
  private static List<SubjectDescription> firstOfEach(List<SubjectDescription> known) {
    return List.of(first(known, Role.DESIGN), first(known, Role.HAZARD), first(known, Role.TWIN));
  }

  private static SubjectDescription first(List<SubjectDescription> known, Role role) {
    return known.stream().filter(d -> d.role() == role).findFirst().orElseThrow();
  }
}
