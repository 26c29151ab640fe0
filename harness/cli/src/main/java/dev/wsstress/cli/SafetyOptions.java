package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.ExpectationsFile;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Quarantined;
import dev.wsstress.grading.SafetyJudgement;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.render.gate.SafetyReport;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
    // A garbled file is better told now than in three minutes.
    List<Quarantined> quarantine = ExpectationsFile.read(expectations);
    AtomicReference<SafetyJudgement> judgement = new AtomicReference<>();
    GradedRun unused =
        runs.run(
            plan(all),
            console,
            runs.request()
                .sharing(true)
                .with(
                    (graded, directory) -> {
                      SafetyJudgement judged = judge(graded, quarantine, console);
                      files.write(new SafetyReport(judged).report(), directory, console);
                      judgement.set(judged);
                    }));
    return Objects.requireNonNull(judgement.get());
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

  private SafetyJudgement judge(GradedRun graded, List<Quarantined> quarantine, PrintWriter console)
      throws IOException {
    List<String> known = SubjectCatalog.load().names(Role.values());
    SafetyJudgement judged = SafetyJudgement.of(graded, quarantine, known);
    if (!update || !judged.complete()) {
      return judged;
    }
    List<Quarantined> updated =
        SafetyJudgement.of(graded, List.of(), known).quarantine(quarantine, known);
    ExpectationsFile.write(expectations, updated);
    console.println();
    console.println(expectations + " names " + updated.size() + " in quarantine; review it in git");
    return SafetyJudgement.of(graded, updated, known);
  }
}
