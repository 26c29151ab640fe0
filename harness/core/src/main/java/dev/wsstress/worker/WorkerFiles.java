package dev.wsstress.worker;

import dev.wsstress.trial.ClientFiles;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker leaves in the run's directory besides its results.
 *
 * @param log its standard error
 * @param errorFile what its JVM writes when it crashes
 * @param latencies its round trips, if they are measured
 */
record WorkerFiles(Path log, Path errorFile, Path latencies) {
  /** A client that logs a lot makes gigabytes. */
  private static final int TAIL_BYTES = 64 * 1024;

  static WorkerFiles of(Path directory, int trial) {
    return new WorkerFiles(
        directory.resolve("trial-" + trial + "-worker.log"),
        directory.resolve("trial-" + trial + "-hs_err.log"),
        directory.resolve(ClientFiles.latencyLog(trial)));
  }

  /** What the crash left, or null if it left nothing; an empty one where that cannot be read. */
  @Nullable CrashReport crashReport() {
    if (!Files.exists(errorFile)) {
      return null;
    }
    try {
      return CrashReport.parse(Files.readAllLines(errorFile, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      // That there is one says that it crashed.
      return CrashReport.parse(List.of());
    }
  }

  /** The last line of the log, or nothing if there is none: an abort says why there. */
  String lastWords() {
    try (SeekableByteChannel in = Files.newByteChannel(log)) {
      in.position(Math.max(0, in.size() - TAIL_BYTES));
      byte[] tail = Channels.newInputStream(in).readNBytes(TAIL_BYTES);
      List<String> lines = new String(tail, StandardCharsets.ISO_8859_1).lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Those that exist and say something. */
  List<Path> left() throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path file : List.of(log, errorFile)) {
      if (Files.exists(file) && Files.size(file) > 0) {
        left.add(file);
      }
    }
    return left;
  }

  /** An empty log is no news. */
  void tidy() {
    try {
      if (Files.exists(log) && Files.size(log) == 0) {
        Files.delete(log);
      }
    } catch (IOException kept) {
      // An empty file does no harm.
    }
  }

  String logName() {
    return String.valueOf(log.getFileName());
  }

  String errorFileName() {
    return String.valueOf(errorFile.getFileName());
  }
}
