package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.subject.SubjectCatalog;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one hazard until it fires. */
@Command(
    name = "reproduce",
    description = {
      "Run one hazard until it fires, and say after how long and why.",
      "Exit code 0 if it fired, 3 if it did not within the budget."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress reproduce concurrent-wrap",
      "  wsstress reproduce duplex-read-writes --tls 1.2 --provider sunjsse",
      "  wsstress reproduce shared-net-buffer --provider sunjsse --sessions 64 --budget 2m",
      "  wsstress reproduce torn-record --sessions 4 --control",
      "  wsstress reproduce duplex-read-writes --sessions 1 --rate 50 --budget 10m"
    })
final class ReproduceCommand extends PlanCommand {
  private static final int MAX_TRIALS = 1_000;

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Parameters(paramLabel = "HAZARD", description = "Its name (see 'wsstress list').")
  private String hazard;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long to try, as 30s or 10m (default: 1m).")
  private Duration budget = Duration.ofMinutes(1);

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
    require(catalog.byName(hazard).description(), catalog);
    List<String> chosen = List.of(hazard);
    Budget limits = new Budget(budget, 0, Budget.Until.FIRED);
    return load.builder(chosen, limits, server.target(catalog, chosen))
        .trials(MAX_TRIALS)
        .tls(tls.profile())
        .controls(control)
        .build();
  }

  private static void require(SubjectDescription chosen, SubjectCatalog catalog) {
    if (chosen.role() != Role.HAZARD) {
      throw new PlanException(
          chosen.name()
              + " is no hazard: choose from "
              + catalog.all().stream()
                  .map(SubjectSpec::description)
                  .filter(d -> d.role() == Role.HAZARD)
                  .map(SubjectDescription::name)
                  .collect(Collectors.joining(", ")));
    }
  }
}
