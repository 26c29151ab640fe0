package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher builds, with a Maven and a Java that are short scripts. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {
  private LaunchedTree tree;

  @BeforeEach
  void copyTheLauncher(@TempDir Path folder) throws IOException {
    tree = new LaunchedTree(folder.resolve("a tree"));
  }

  @Test
  void shouldBuildOnce() throws Exception {
    shouldStart();
    shouldStart();
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void shouldNotBuildWhatMavenBuiltByHand() throws Exception {
    tree.buildByHand();
    shouldStart();
    assertThat(tree.builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jar", "lib", "cli_stamp"})
  void shouldNotTrustAHalfBuild(String missing) throws Exception {
    tree.buildByHand();
    Files.delete(tree.path(missing));
    shouldStart();
    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void shouldBuildAgainWhenASourceIsNewer() throws Exception {
    tree.buildByHand();
    tree.touch(tree.source());
    shouldStart();
    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void shouldBuildAgainWhenASourceIsGone() throws Exception {
    tree.buildByHand();
    Files.delete(tree.source());
    shouldStart();
    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void shouldNotBuildAgainForATest() throws Exception {
    tree.buildByHand();
    tree.touch(tree.test());
    shouldStart();
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void shouldBuildTheBenchmarksOnlyToMeasure() throws Exception {
    shouldStart();
    assertThat(tree.path("benchmarks_jar")).doesNotExist();

    shouldStart("bench", "--quick");
    assertThat(tree.path("benchmarks_jar")).exists();

    shouldStart("bench", "--quick");
    assertThat(tree.builds()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void shouldBuildAgainAfterAnInterruptedBuild(String signal, int code) throws Exception {
    tree.letMaven("hang");
    try (WsstressProcess first = tree.start()) {
      tree.await(tree.path("jar"));
      assumeThat(first.ignoresInterrupts())
          .as("SIGINT is ignored, as in a job in the background")
          .isFalse();
      first.signal(signal);
      assertThat(first.exitCode()).as(first.output()).isEqualTo(code);
    }
    assertThat(tree.mavenRuns()).isFalse();
    assertThat(tree.path("lock")).doesNotExist();
    assertThat(tree.path("cli_stamp")).doesNotExist();

    tree.letMaven("build");
    shouldStart();
    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void shouldBuildAgainAfterAFailedBuild() throws Exception {
    tree.letMaven("fail");
    try (WsstressProcess first = tree.start()) {
      assertThat(first.exitCode()).isEqualTo(4);
      assertThat(first.output()).contains("COMPILATION ERROR", "the build failed");
    }
    assertThat(tree.path("lock")).doesNotExist();
    assertThat(tree.path("cli_stamp")).doesNotExist();

    tree.letMaven("build");
    shouldStart();
  }

  @Test
  void shouldDistrustAnOldStampAfterAFailedBuild() throws Exception {
    tree.buildByHand();
    tree.touch(tree.source());
    tree.letMaven("fail");
    try (WsstressProcess start = tree.start()) {
      assertThat(start.exitCode()).isEqualTo(4);
    }
    assertThat(tree.path("cli_stamp")).doesNotExist();
  }

  @Test
  void shouldBuildOnceForTwoStartsAtOnce() throws Exception {
    tree.letMaven("hold");
    try (WsstressProcess first = tree.start()) {
      tree.await(tree.path("jar"));
      try (WsstressProcess second = tree.start()) {
        second.awaitLine("another wsstress is building here; waiting");
        tree.letMaven("build");
        shouldHaveStarted(first);
        shouldHaveStarted(second);
      }
    }
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void shouldWaitForAMavenWhoseLauncherWasKilled() throws Exception {
    tree.letMaven("hold");
    try (WsstressProcess first = tree.start()) {
      tree.await(tree.path("jar"));
      first.signal("KILL");
      first.exitCode();
    }
    try (WsstressProcess second = tree.start()) {
      second.awaitLine("another wsstress is building here; waiting");
      tree.letMaven("build");
      shouldHaveStarted(second);
    }
    assertThat(tree.builds()).hasSize(1);
    assertThat(tree.path("lock")).doesNotExist();
  }

  @Test
  void shouldInheritTheLockOfADeadProcessOnlyOnce() throws Exception {
    tree.lockAs(deadProcess());
    List<WsstressProcess> starts = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        starts.add(tree.start());
      }
      for (WsstressProcess start : starts) {
        shouldHaveStarted(start);
      }
    } finally {
      starts.forEach(WsstressProcess::close);
    }
    assertThat(tree.builds()).hasSize(1);
    assertThat(tree.path("lock")).doesNotExist();
  }

  @Test
  void shouldTakeALockThatWasLeftEmpty() throws Exception {
    Files.createDirectories(tree.path("lock"));
    shouldStart();
    assertThat(tree.path("lock")).doesNotExist();
  }

  private static long deadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  private void shouldStart(String... arguments) throws Exception {
    try (WsstressProcess process = tree.start(arguments)) {
      shouldHaveStarted(process);
    }
  }

  private static void shouldHaveStarted(WsstressProcess process) throws Exception {
    assertThat(process.exitCode()).as(process.output()).isZero();
    process.awaitLine("started");
  }
}
