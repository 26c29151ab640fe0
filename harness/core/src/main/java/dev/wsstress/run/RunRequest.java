package dev.wsstress.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run besides its plan.
 *
 * @param parent where the run's own directory is made
 * @param wav where the audio that comes back is kept, of each trial in this JVM, or null
 * @param sharing whether the duration of the plan is that of the whole run: every subject is tried
 *     under every TLS profile within it, and a hazard again that did not fire
 * @param repeat how a person repeats a trial
 * @param reports what is made of the results, in this order
 */
public record RunRequest(
    Path parent,
    @Nullable Path wav,
    boolean sharing,
    RepeatInstruction repeat,
    List<Report> reports) {
  /** A run whose results are kept and graded, and nothing more. */
  public static RunRequest in(Path parent) {
    return new RunRequest(parent, null, false, RepeatInstruction.NONE, List.of());
  }

  /** The same with a report more. */
  public RunRequest with(Report report) {
    List<Report> more = new ArrayList<>(reports);
    more.add(report);
    return new RunRequest(parent, wav, sharing, repeat, more);
  }

  /** The same with trials that share the plan's duration, or not. */
  public RunRequest sharing(boolean shared) {
    return new RunRequest(parent, wav, shared, repeat, reports);
  }
}
