package dev.wsstress.render.console;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.ReportFormat;
import dev.wsstress.results.WitnessDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text for a person in the directory of each witness. */
public final class WitnessTexts implements ReportFormat {
  private static final String FILE = "witness.txt";

  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    for (WitnessDirectory witness : WitnessDirectory.all(directory)) {
      Files.writeString(witness.path().resolve(FILE), WitnessText.of(witness.read()));
    }
  }
}
