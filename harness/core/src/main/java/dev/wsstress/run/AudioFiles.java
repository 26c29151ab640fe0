package dev.wsstress.run;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Workload;
import dev.wsstress.plan.RunPlan;
import java.nio.file.Path;

/**
 * Where the audio of each trial is kept. Immutable.
 *
 * @param file the file as asked for
 * @param isOne whether there is one trial only, so that the file can have that name
 */
record AudioFiles(Path file, boolean isOne) {
  private static final String SUFFIX = ".wav";

  /**
   * Where the audio of a plan is kept.
   *
   * @throws PlanException if there would be none, or not in this JVM
   */
  static AudioFiles of(RunPlan plan, Path file) {
    if (plan.overrides().workload() != Workload.TWO_STREAMS) {
      throw new PlanException("audio is what two-streams has: choose that workload");
    }
    if (plan.sessions().count() < 2) {
      throw new PlanException("the second session has the audio: sessions=1");
    }
    if (plan.instruments().ownJvm()) {
      throw new PlanException("audio is kept of trials in this JVM only");
    }
    return new AudioFiles(file, plan.matrix().total() == 1);
  }

  /** The file of one trial: with several, its number and subject are in the name. */
  Path of(int trial, String subject) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return isOne ? file : file.resolveSibling(stem + "-" + trial + "-" + subject + SUFFIX);
  }
}
