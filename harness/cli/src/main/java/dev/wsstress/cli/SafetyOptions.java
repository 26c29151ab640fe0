package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.ExpectationsFile;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.SafetyJudgement;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.render.gate.SafetyReport;
import dev.wsstress.run.RunRequest;
import dev.wsstress.run.SafetyGate;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a safety gate tries, and what is known to fail. */
final class SafetyOptions {
  private static final int SESSIONS = 8;

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "Safety: what to try (default: every hazard, twin and design).")
  private List<String> subjects = List.of();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Safety: sessions a trial (default: ${DEFAULT-VALUE}).")
  private int sessions = SESSIONS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Safety: seed of the message sizes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--expectations",
      paramLabel = "FILE",
      description = "Safety: what is known to fail (default: ${DEFAULT-VALUE}).")
  private Path expectations = Path.of(ExpectationsFile.NAME);

  @Option(
      names = "--update",
      description =
          "Safety: write that file from what fails now; give each entry a reason before it is"
              + " reviewed.")
  private boolean update;

  @Mixin private final ProfileOptions tls = new ProfileOptions(TlsProvider.BCJSSE);

  /**
   * States that a file that was named is there, unless it is to be made.
   *
   * @throws PlanException if it is not
   */
  void requireExpectations() {
    if (!update && !Files.exists(expectations)) {
      throw new PlanException(
          "--expectations names " + expectations + ", which does not exist: --update makes it");
    }
  }

  /** Runs, judges, and writes the reports. */
  SafetyJudgement judge(Duration all, RunOptions runs, GateFiles files, PrintWriter console)
      throws IOException {
    SafetyGate gate = new SafetyGate(expectations, update);
    RunRequest request =
        runs.request()
            .sharing(true)
            .with(gate)
            .with((graded, directory) -> report(gate, files, directory, console));
    GradedRun unused = runs.run(plan(all), console, request);
    return gate.judgement();
  }

  private void report(SafetyGate gate, GateFiles files, Path directory, PrintWriter console)
      throws IOException {
    if (gate.updated().isPresent()) {
      console.println();
      console.println(
          expectations
              + " names "
              + gate.updated().getAsInt()
              + " in quarantine; review it in git");
    }
    files.write(new SafetyReport(gate.judgement()).report(), directory, console);
  }

  private RunPlan plan(Duration all) {
    SubjectCatalog catalog = SubjectCatalog.load();
    return RunPlan.of(
            subjects.isEmpty() ? catalog.names(Role.HAZARD, Role.TWIN, Role.DESIGN) : subjects)
        .sessions(sessions)
        .budget(new Budget(all, 0, Budget.Until.FIRST_FAILURE))
        .tls(tls.profiles())
        .seed(seed)
        .build();
  }
}
