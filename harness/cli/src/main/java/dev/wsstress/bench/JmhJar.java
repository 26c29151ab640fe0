package dev.wsstress.bench;

import dev.wsstress.jmh.ForkResult;
import dev.wsstress.jmh.JmhJson;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A self-contained jar of JMH benchmarks, run as a child process on this JVM's java.
 *
 * @param path of the jar
 */
public record JmhJar(Path path) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** 128 and the number of SIGKILL, as a shell says it. */
  private static final int KILLED = 137;

  /**
   * What is in it.
   *
   * @param scratch an existing directory for the output of the process
   * @throws EnvironmentException if it is no jar of benchmarks
   */
  public Suite suite(Path scratch, StopSignal stop) {
    Child child = child(List.of("-lp"), scratch.resolve("list.log"));
    int code = child.run(stop);
    if (code != 0 && !stop.isStopped()) {
      throw ended(child, "the list of the benchmarks in " + path, code);
    }
    try (Stream<String> lines = Files.lines(child.log(), StandardCharsets.ISO_8859_1)) {
      return Suite.parse(lines);
    } catch (IOException e) {
      throw unreadable(child, e);
    }
  }

  /**
   * Measures a cell in one fork.
   *
   * @param number of the fork, which names its files
   * @return what it measured, one for each mode; none if it was stopped
   * @throws EnvironmentException if it died, or measured nothing
   */
  List<ForkResult> fork(
      BenchmarkCase cell, ForkOptions options, Path scratch, int number, StopSignal stop) {
    String name = String.format(java.util.Locale.ROOT, "%05d", number);
    Path json = scratch.resolve(name + ".json");
    List<String> arguments = new ArrayList<>(cell.arguments());
    arguments.addAll(options.arguments());
    arguments.addAll(List.of("-foe", "true", "-prof", "gc", "-rf", "json"));
    arguments.addAll(List.of("-rff", json.toAbsolutePath().toString()));
    Child child = child(arguments, scratch.resolve(name + ".log"));
    int code = child.run(stop);
    if (stop.isStopped()) {
      return List.of();
    }
    if (code != 0) {
      throw ended(child, cell.toString(), code);
    }
    return read(json, child, cell);
  }

  private static List<ForkResult> read(Path json, Child child, BenchmarkCase cell) {
    try {
      List<ForkResult> forks = JmhJson.read(json);
      if (forks.isEmpty()) {
        throw ended(child, cell + ", which measured nothing,", 0);
      }
      return forks;
    } catch (IOException e) {
      throw unreadable(child, e);
    }
  }

  private Child child(List<String> arguments, Path log) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", path.toAbsolutePath().toString()));
    command.addAll(arguments);
    return new Child(command, Path.of("").toAbsolutePath(), log);
  }

  private static EnvironmentException ended(Child child, String what, int code) {
    String how =
        code == KILLED
            ? "the process of " + what + " was killed, by somebody or for want of memory (137)"
            : "the process of " + what + " ended with exit code " + code;
    return new EnvironmentException(
        how + "; its last lines:" + System.lineSeparator() + child.tail(),
        "nothing is judged. Its output is in "
            + child.log()
            + "; run it by itself: "
            + String.join(" ", child.command()));
  }

  private static EnvironmentException unreadable(Child child, IOException e) {
    return new EnvironmentException(
        String.valueOf(e.getMessage()), "see the output of the process in " + child.log(), e);
  }
}
