package dev.wsstress.run;

import dev.wsstress.grading.ExpectationsFile;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Quarantined;
import dev.wsstress.grading.SafetyJudgement;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The gate for safety as a report of a run: what may fail stands in a file of expectations. */
public final class SafetyGate implements Report {
  private final Path expectations;
  private final boolean update;
  private final List<Quarantined> quarantine;
  private final List<String> known = SubjectCatalog.load().names(Role.values());
  private @Nullable SafetyJudgement judgement;
  private OptionalInt updated = OptionalInt.empty();

  /**
   * Reads what is known to fail, so that a garbled file is noticed before minutes go into a run.
   *
   * @param expectations the file; there need be none
   * @param update whether to write it from what fails now
   * @throws IOException if it cannot be read
   */
  public SafetyGate(Path expectations, boolean update) throws IOException {
    this.expectations = expectations;
    this.update = update;
    this.quarantine = ExpectationsFile.read(expectations);
  }

  @Override
  public void make(GradedRun graded, Path directory) throws IOException {
    SafetyJudgement judged = SafetyJudgement.of(graded, quarantine, known);
    if (update && judged.complete()) {
      List<Quarantined> now =
          SafetyJudgement.of(graded, List.of(), known).quarantine(quarantine, known);
      ExpectationsFile.write(expectations, now);
      updated = OptionalInt.of(now.size());
      judged = SafetyJudgement.of(graded, now, known);
    }
    judgement = judged;
  }

  /** What it judged; when the run is over. */
  public SafetyJudgement judgement() {
    return Objects.requireNonNull(judgement, "asked before the run was over");
  }

  /** How many the file names now, if it was written. */
  public OptionalInt updated() {
    return updated;
  }
}
