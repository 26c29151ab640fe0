package dev.wsstress.run;

import dev.wsstress.plan.EnvironmentException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes the directory of a run, named by the time, never one that exists. */
public final class RunDirectory {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int MAX_IN_A_SECOND = 1_000;

  private RunDirectory() {}

  /**
   * Makes it.
   *
   * @throws EnvironmentException if it cannot be made
   */
  public static Path make(Path parent, LocalDateTime now) {
    String name = NAME.format(now);
    try {
      Files.createDirectories(parent);
      for (int i = 1; i < MAX_IN_A_SECOND; i++) {
        try {
          return Files.createDirectory(parent.resolve(i == 1 ? name : name + "-" + i));
        } catch (FileAlreadyExistsException taken) {
          // Another run began in the same second: the next name.
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot make a directory for the results in " + parent + ": " + e.getMessage(),
          "choose another directory for the results",
          e);
    }
    throw new EnvironmentException(
        parent + " has no room for another run", "choose another directory for the results");
  }
}
