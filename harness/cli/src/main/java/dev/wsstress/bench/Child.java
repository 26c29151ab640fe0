package dev.wsstress.bench;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A process that is waited for, its output in a file. A wish to stop ends it, with its children.
 *
 * @param command what to start
 * @param directory where
 * @param log where its output goes
 */
record Child(List<String> command, Path directory, Path log) {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int TAIL_LINES = 12;

  /**
   * Runs it to its end.
   *
   * @return its exit code; that of a process that was stopped means nothing
   * @throws EnvironmentException if it cannot be started
   */
  int run(StopSignal stop) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      return await(process, stop);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot start " + command.get(0) + ": " + e.getMessage(),
          "install it, or put it on the PATH",
          e);
    }
  }

  private static int await(Process process, StopSignal stop) {
    while (process.isAlive()) {
      if (stop.await(LOOK)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
      }
    }
    return process.exitValue();
  }

  /** The last lines of its output. */
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(its output cannot be read: " + e.getMessage() + ")";
    }
  }
}
