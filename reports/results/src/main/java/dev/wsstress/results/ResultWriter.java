package dev.wsstress.results;

import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Appends result lines to {@code results.jsonl}. Every line reaches the operating system before
 * {@link #append} returns, so a run that is killed leaves what it had found.
 *
 * <p>Threadsafe.
 */
public final class ResultWriter implements Closeable {
  /** The name of the result file in a run's directory. */
  public static final String FILE_NAME = "results.jsonl";

  private final Path file;

  /** A stream and not a channel: the interrupt of a thread that writes would close a channel. */
  private final OutputStream stream;

  private final ResultLine.RunStarted started;

  private ResultWriter(Path file, OutputStream stream, ResultLine.RunStarted started) {
    this.file = file;
    this.stream = stream;
    this.started = started;
  }

  /**
   * Starts the result file of a run.
   *
   * @param directory the run's own directory; made if it does not exist
   * @throws IOException if the directory holds a run already, or cannot be written
   */
  public static ResultWriter start(
      Path directory,
      String run,
      String startedAt,
      Map<String, String> environment,
      Map<String, String> plan)
      throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE_NAME);
    Files.createFile(file);
    ResultLine.RunStarted started =
        new ResultLine.RunStarted(
            new RunHeader(
                ResultJson.SCHEMA, ResultJson.REVISION, run, startedAt, environment, plan));
    ResultWriter writer = new ResultWriter(file, new FileOutputStream(file.toFile()), started);
    writer.append(started);
    return writer;
  }

  /** The first line: what the run was asked for. */
  public ResultLine.RunStarted started() {
    return started;
  }

  /**
   * Appends one line.
   *
   * @throws IOException if it could not be written whole, for example because the disk is full; the
   *     lines before it stay readable
   */
  public synchronized void append(ResultLine line) throws IOException {
    byte[] bytes = (ResultText.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw new IOException("cannot write results to " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    stream.close();
  }
}
