package dev.wsstress.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real builds, one of them slow, before the gate as a script runs it. */
class SpeedGateIT {
  @TempDir Path directory;
  private Path plain;
  private Path junit;

  @BeforeEach
  void build() throws Exception {
    plain = BenchmarkJar.make(directory.resolve("plain.jar"), false);
    junit = directory.resolve("gate.xml");
  }

  private String gate(int code, Path baseline, Path candidate, int blocks, String include)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("wsstress.jar"), "gate"));
    command.addAll(List.of("--baseline", baseline.toString()));
    command.addAll(List.of("--candidate", candidate.toString(), "--include", include));
    command.addAll(
        List.of("--blocks", Integer.toString(blocks), "--warmups", "2", "--iterations", "3"));
    command.addAll(List.of("--time", "30ms", "--junit", junit.toString()));
    command.addAll(List.of("--out", directory.resolve("out").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // Nothing is measured here that another JMH on this machine could disturb.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djmh.ignoreLock=true");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(code);
    return output;
  }

  @Test
  void shouldBeRedForASlowBuild() throws Exception {
    Path slow = BenchmarkJar.make(directory.resolve("slow.jar"), true);

    assertThat(gate(5, plain, slow, 3, "work"))
        .contains("Speed gate: RED", "SLOWER", "a second measurement confirmed it");
    assertThat(Files.readString(junit)).contains("failures=\"1\"").contains("slower by +");
  }

  @Test
  void shouldBeGreenForTheSameBuild() throws Exception {
    assertThat(gate(0, plain, plain, 3, "work")).contains("Speed gate: green");
    assertThat(Files.readString(junit)).contains("tests=\"1\" failures=\"0\"");
  }

  @Test
  void shouldNotBeGreenIfABenchmarkDies() throws Exception {
    assertThat(gate(4, plain, plain, 3, "dies"))
        .contains("ended with exit code 1", "nothing is judged", "run it by itself");
  }

  @Test
  void shouldRefuseToBeBlind() throws Exception {
    assertThat(gate(1, plain, plain, 2, "work"))
        .contains("2 blocks cannot show a difference", "--blocks 3 or more");
    assertThat(gate(1, plain, plain, 3, "nothing")).contains("no benchmark matches 'nothing'");
    assertThat(gate(1, Path.of("nowhere"), plain, 3, "work"))
        .contains("'nowhere' is neither a jar, a directory nor a commit");
  }
}
