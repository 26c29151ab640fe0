package dev.wsstress.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wsstress.results.ResultFormatException;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Appends forks to {@code forks.jsonl} as they finish, and reads them back. Every line reaches the
 * operating system before {@link #append} returns, so a run that is killed leaves what it had
 * measured. NOT threadsafe.
 */
public final class ForkLog implements Closeable {
  /** The name of the file in a run's directory. */
  public static final String FILE_NAME = "forks.jsonl";

  private final OutputStream stream;

  private ForkLog(OutputStream stream) {
    this.stream = stream;
  }

  /** The first line. */
  private record Head(int schema, SortedMap<String, String> environment) {}

  /**
   * Starts the file of a run.
   *
   * @param directory the run's own; must exist
   * @param environment the machine
   * @throws IOException if there is one already, or it cannot be written
   */
  public static ForkLog start(Path directory, SortedMap<String, String> environment)
      throws IOException {
    Path file = Files.createFile(directory.resolve(FILE_NAME));
    ForkLog log = new ForkLog(new FileOutputStream(file.toFile()));
    log.line(new Head(BenchJson.SCHEMA, environment));
    return log;
  }

  /** Appends one fork. */
  public void append(MeasuredFork fork) throws IOException {
    line(fork);
  }

  private void line(Object value) throws IOException {
    String line = BenchJson.MAPPER.writeValueAsString(value) + "\n";
    stream.write(line.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /**
   * Reads a run back. A last line that was cut short is that of a run that was killed, and is left
   * out.
   *
   * @param place a run's directory, or the file itself
   * @throws ResultFormatException if there is none, or a line before the last is broken
   */
  public static BenchmarkRun read(Path place) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve(FILE_NAME) : place;
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      return new BenchmarkRun(head(file, lines).environment(), forks(file, lines));
    } catch (NoSuchFileException e) {
      throw new ResultFormatException(
          place + " holds no " + FILE_NAME + ": is it the directory of a bench or gate run?", e);
    }
  }

  private static Head head(Path file, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      throw new ResultFormatException(file + " is empty");
    }
    Head head = parse(file, 1, lines.get(0), Head.class);
    if (head.schema() != BenchJson.SCHEMA) {
      throw new ResultFormatException(
          file + " has format " + head.schema() + "; this wsstress reads " + BenchJson.SCHEMA);
    }
    return head;
  }

  private static List<MeasuredFork> forks(Path file, List<String> lines) throws IOException {
    List<MeasuredFork> forks = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        forks.add(parse(file, i + 1, lines.get(i), MeasuredFork.class));
      } catch (ResultFormatException cutShort) {
        if (i < lines.size() - 1) {
          throw cutShort;
        }
      }
    }
    return forks;
  }

  private static <T> T parse(Path file, int number, String line, Class<T> type)
      throws ResultFormatException {
    try {
      return BenchJson.MAPPER.readValue(line.getBytes(StandardCharsets.ISO_8859_1), type);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          file + " line " + number + " is not what was measured: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ResultFormatException(file + " line " + number + ": " + e.getMessage(), e);
    }
  }
}
