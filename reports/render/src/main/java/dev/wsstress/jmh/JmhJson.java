package dev.wsstress.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsstress.results.ResultFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the JSON of JMH ({@code -rf json}), fork by fork. */
public final class JmhJson {
  private static final List<String> OPTIONS =
      List.of(
          "jmhVersion",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "jvmArgs",
          "threads",
          "warmupIterations",
          "warmupTime",
          "warmupBatchSize",
          "measurementIterations",
          "measurementTime",
          "measurementBatchSize");

  /** Bytes an operation, of the profiler {@code gc}; JMH before 1.36 put a dot before it. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhJson() {}

  /**
   * Reads a file.
   *
   * @return its forks, in the order of the file
   * @throws ResultFormatException if it is not JSON of JMH
   */
  public static List<ForkResult> read(Path file) throws IOException {
    try {
      JsonNode root = BenchJson.MAPPER.readTree(Files.readAllBytes(file));
      if (root == null || !root.isArray()) {
        throw new ResultFormatException(file + " is not the JSON of JMH: it holds no array");
      }
      List<ForkResult> forks = new ArrayList<>();
      root.forEach(entry -> forks.addAll(forks(entry)));
      return forks;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ResultFormatException(file + " is not the JSON of JMH: " + e.getMessage(), e);
    }
  }

  private static List<ForkResult> forks(JsonNode entry) {
    JsonNode primary = entry.path("primaryMetric");
    BenchmarkKey key = key(entry, primary);
    SortedMap<String, String> options = options(entry);
    List<List<Double>> scores = iterations(primary);
    List<Double> allocated = allocated(entry.path("secondaryMetrics"));
    List<ForkResult> forks = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Double bytes = i < allocated.size() ? allocated.get(i) : null;
      forks.add(new ForkResult(key, scores.get(i), bytes, options));
    }
    return forks;
  }

  private static BenchmarkKey key(JsonNode entry, JsonNode primary) {
    SortedMap<String, String> params = new TreeMap<>();
    entry.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asText()));
    String mode = entry.path("mode").asText();
    Direction.ofMode(mode);
    return new BenchmarkKey(
        entry.path("benchmark").asText(), mode, primary.path("scoreUnit").asText(), params);
  }

  private static SortedMap<String, String> options(JsonNode entry) {
    SortedMap<String, String> options = new TreeMap<>();
    for (String name : OPTIONS) {
      JsonNode value = entry.path(name);
      options.put(name, value.isValueNode() ? value.asText() : value.toString());
    }
    return options;
  }

  private static List<Double> allocated(JsonNode metrics) {
    JsonNode plain = metrics.path(ALLOCATED);
    return iterations(plain.isMissingNode() ? metrics.path("\u00B7" + ALLOCATED) : plain).stream()
        .map(fork -> fork.stream().mapToDouble(bytes -> bytes).average().orElse(Double.NaN))
        .toList();
  }

  /** By fork; in mode {@code sample} the raw data of an iteration are counts by value. */
  private static List<List<Double>> iterations(JsonNode metric) {
    JsonNode histograms = metric.path("rawDataHistogram");
    return histograms.isMissingNode()
        ? each(metric.path("rawData"), fork -> each(fork, JsonNode::asDouble))
        : each(histograms, fork -> each(fork, JmhJson::meanOfSamples));
  }

  private static <T> List<T> each(JsonNode all, Function<JsonNode, T> function) {
    return StreamSupport.stream(all.spliterator(), false).map(function).toList();
  }

  private static double meanOfSamples(JsonNode iteration) {
    double sum = 0;
    double count = 0;
    for (JsonNode bin : iteration) {
      sum += bin.path(0).asDouble() * bin.path(1).asDouble();
      count += bin.path(1).asDouble();
    }
    return sum / count;
  }
}
