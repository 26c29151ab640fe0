package dev.wsstress.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsstress.results.ResultFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A run in one JSON file, to be kept as a stored baseline: the machine and every fork. JMH's own
 * JSON can be read as well, but does not name the machine.
 */
public final class BenchmarkFile {
  private BenchmarkFile() {}

  /** What is in the file. */
  private record Content(int schema, BenchmarkRun run) {}

  /** Writes a run, replacing what was there. */
  public static void write(Path file, BenchmarkRun run) throws IOException {
    Files.write(
        file,
        BenchJson.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(new Content(BenchJson.SCHEMA, run)));
  }

  /**
   * Reads a run.
   *
   * @throws ResultFormatException if it is neither ours nor JMH's
   */
  public static BenchmarkRun read(Path file) throws IOException {
    try {
      JsonNode root = BenchJson.MAPPER.readTree(Files.readAllBytes(file));
      if (root != null && root.isArray()) {
        return ofJmh(JmhJson.read(file));
      }
      Content content = BenchJson.MAPPER.treeToValue(root, Content.class);
      if (content.schema() != BenchJson.SCHEMA) {
        throw new ResultFormatException(
            file + " has format " + content.schema() + "; this wsstress reads " + BenchJson.SCHEMA);
      }
      return content.run();
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(
          file + " holds no benchmark run: " + e.getOriginalMessage(), e);
    }
  }

  private static BenchmarkRun ofJmh(List<ForkResult> forks) {
    List<MeasuredFork> measured = new ArrayList<>();
    for (ForkResult fork : forks) {
      measured.add(new MeasuredFork(1, measured.size() + 1, 1, Arm.CANDIDATE, fork));
    }
    return new BenchmarkRun(new TreeMap<>(), measured);
  }
}
