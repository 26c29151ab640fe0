package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptIT {
  @TempDir Path out;

  @Test
  void shouldLeaveAReportAfterCtrlC() throws Exception {
    try (WsstressProcess process = longContrast()) {
      process.awaitLine("running");
      assumeThat(process.ignoresInterrupts())
          .as("SIGINT is ignored, as in a job in the background")
          .isFalse();
      process.signal("INT");
      assertThat(process.exitCode()).as(process.output()).isEqualTo(130);
      assertThat(process.output()).contains("stopped before its end");
    }
    assertThat(run().resolve("index.html")).content().contains("serial-executor");
    assertThat(run().resolve("results.jsonl")).content().contains("\"interrupted\":true");
  }

  @Test
  void shouldRenderARunThatWasKilled() throws Exception {
    try (WsstressProcess process = longContrast()) {
      process.awaitLine("running");
      process.signal("KILL");
      assertThat(process.exitCode()).isEqualTo(137);
    }
    try (WsstressProcess report = WsstressProcess.start("report", run().toString())) {
      assertThat(report.exitCode()).as(report.output()).isEqualTo(130);
      assertThat(report.output()).contains("the run was killed during this trial");
    }
  }

  private WsstressProcess longContrast() throws Exception {
    return WsstressProcess.start(
        "contrast", "--out", out.toString(), "--sessions", "4", "--duration", "5m");
  }

  private Path run() throws Exception {
    try (var runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }
}
