package dev.wsstress.render.page;

import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.render.text.Texts;
import dev.wsstress.results.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recordings that a run has left: the plan names the file, as seen from the run's directory,
 * and where there were several trials, each has its own beside that name.
 *
 * @param directory of the run
 * @param planned the file, or empty if none was asked for
 * @param isOne whether all of the run is one trial
 */
record Recordings(Path directory, String planned, boolean isOne) {
  /** The key of a plan under which the file is. */
  static final String KEY = "wav";

  private static final String SUFFIX = ".wav";

  /** What a path is made of; anything else comes from no run of ours. */
  private static final String PATH = "[A-Za-z0-9 ._/+-]+";

  /**
   * A recording.
   *
   * @param wave what is in it, or null if it cannot be read
   * @param problem why it cannot be read, or empty
   */
  record Recording(@Nullable Wave wave, String problem) {}

  static Recordings of(RunResult run, Path directory) {
    return new Recordings(directory, run.plan().getOrDefault(KEY, ""), run.trials().size() == 1);
  }

  /** The recording of a trial, if one was asked for and the trial came to its end. */
  Optional<Recording> of(TrialResult trial) {
    String name = file(trial);
    if (planned.isEmpty() || !name.matches(PATH) || trial.end() == TrialResult.End.SKIPPED) {
      return Optional.empty();
    }
    Path file = Path.of(name);
    // A directory that was sent to somebody has the recording in it, if at all.
    List<Path> places = List.of(directory.resolve(name(file)), directory.resolve(file));
    return Optional.of(
        places.stream()
            .filter(Files::isRegularFile)
            .findFirst()
            .map(Recordings::read)
            .orElseGet(() -> new Recording(null, name(file) + " is not there any more")));
  }

  private String file(TrialResult trial) {
    String stem =
        planned.endsWith(SUFFIX)
            ? planned.substring(0, planned.length() - SUFFIX.length())
            : planned;
    return isOne ? planned : stem + "-" + trial.trial() + "-" + trial.subject().name() + SUFFIX;
  }

  private static Recording read(Path file) {
    try {
      return new Recording(Wave.of(name(file), WavFile.read(file)), "");
    } catch (IOException e) {
      return new Recording(null, Texts.printable(String.valueOf(e.getMessage())));
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
