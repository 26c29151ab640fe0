package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.subject.SubjectCatalog;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs what must not fail for long. */
@Command(
    name = "soak",
    description = {
      "Run every design and safe twin for many messages.",
      "Printed is the bound that no failure in so many proves."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress soak",
      "  wsstress soak --subjects serial-executor --messages 10000000 --duration 1h",
      "  wsstress soak --subjects mutex --workload duplex --provocation ping-storm,fragments"
    })
final class SoakCommand extends PlanCommand {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: every design and every twin).")
  private List<String> subjects = List.of();

  @Option(
      names = "--messages",
      paramLabel = "N",
      description = "Messages for each (default: ${DEFAULT-VALUE}).")
  private long messages = 1_000_000;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "The most time for each (default: 10m).")
  private Duration duration = Duration.ofMinutes(10);

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
    List<String> chosen = subjects.isEmpty() ? catalog.names(Role.DESIGN, Role.TWIN) : subjects;
    return load.plan(
        chosen,
        new Budget(duration, atLeastOne(messages), Budget.Until.ALL_FAILED),
        List.of(tls.profile()),
        server.target(catalog, chosen));
  }

  /** None would be no end. */
  private static long atLeastOne(long messages) {
    if (messages < 1) {
      throw new PlanException("messages must be at least 1: messages=" + messages);
    }
    return messages;
  }
}
