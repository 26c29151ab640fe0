package dev.wsstress.results;

import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run back from its directory. A file that ends in the middle of a line, or of a trial, is
 * the file of a run that was killed: what is whole is read and the rest is marked {@link
 * TrialResult.End#KILLED}.
 */
public final class ResultReader {
  private ResultReader() {}

  /**
   * Reads a run.
   *
   * @param directory a run's directory
   * @throws ResultFormatException if there is no result file, or a line before the last is broken
   */
  public static RunResult read(Path directory) throws IOException {
    Path file = directory.resolve(ResultWriter.FILE_NAME);
    // Bytes as characters: what is not UTF-8 is then the fault of one line, not of the file.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      return read(file, lines);
    } catch (NoSuchFileException e) {
      throw new ResultFormatException(
          directory + " holds no " + ResultWriter.FILE_NAME + ": is it the directory of a run?", e);
    }
  }

  private static RunResult read(Path file, BufferedReader lines) throws IOException {
    UnknownWords unknown = new UnknownWords();
    RunAssembler run = new RunAssembler(unknown);
    int number = 0;
    String line = lines.readLine();
    while (line != null) {
      number++;
      String next = lines.readLine();
      ResultLine parsed = parse(file, number, line, next == null, unknown);
      if (parsed != null) {
        run.add(parsed, file + " line " + number);
      }
      line = next;
    }
    return run.assemble(file.toString());
  }

  /** Null for a last line that was cut short. */
  private static @Nullable ResultLine parse(
      Path file, int number, String line, boolean last, UnknownWords unknown)
      throws ResultFormatException {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    try {
      if (number == 1) {
        ResultVersion.require(bytes, file + " line 1");
      }
      return ResultText.read(bytes, unknown);
    } catch (ResultFormatException e) {
      throw e;
    } catch (IOException e) {
      if (last && number > 1) {
        return null;
      }
      throw new ResultFormatException(
          file + " line " + number + " is not a result line: " + ResultText.problem(e), e);
    }
  }
}
