package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that run trials until something is seen, or is not. */
class ReproduceIT {
  @TempDir Path out;

  private String run(int code, String... arguments) throws Exception {
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--out", out.toString()))
            .toArray(String[]::new);
    try (WsstressProcess process = WsstressProcess.start(all)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  @Test
  void shouldSayWhyAHazardFiredAndLeaveEverythingAboutIt() throws Exception {
    assertThat(run(0, "reproduce", "split-wrap-write", "--sessions", "4"))
        .contains("it broke as it must")
        .contains("bad_record_mac");
    try (Stream<Path> runs = Files.list(out)) {
      Path directory = runs.findFirst().orElseThrow();
      for (String name : List.of("results.jsonl", "index.html", "summary.md", "junit.xml")) {
        assertThat(directory.resolve(name)).isNotEmptyFile();
      }
    }
  }

  @Test
  void shouldSayThatAHazardDidNotFire() throws Exception {
    // One actor and no ping: nobody is there to race with.
    assertThat(
            run(
                3,
                "reproduce",
                "duplex-read-writes",
                "--provocation",
                "none",
                "--sessions",
                "2",
                "--budget",
                "1s"))
        .contains("the hazard did not fire");
  }

  @Test
  void shouldReproduceHazardsOnly() throws Exception {
    assertThat(run(1, "reproduce", "mutex")).contains("mutex is no hazard: choose from");
    assertThat(run(1, "reproduce", "nothing")).contains("unknown subject 'nothing'");
  }

  @Test
  void shouldCountHowOftenAHazardFiredInEachCell() throws Exception {
    assertThat(
            run(
                0,
                "matrix",
                "--subjects",
                "split-wrap-write",
                "--providers",
                "bcjsse,sunjsse",
                "--tls",
                "1.3",
                "--trials",
                "2",
                "--sessions",
                "4"))
        .contains("] split-wrap-write, TLS 1.3 by sunjsse: breaks")
        .contains("| split-wrap-write | bcjsse 1.3 | 2 of 2 |")
        .contains("| split-wrap-write | sunjsse 1.3 | 2 of 2 |");
    assertThat(run(1, "matrix", "--trials", "0")).contains("trials go from 1 to");
  }

  @Test
  void shouldSoakUntilEnoughMessagesWereVerified() throws Exception {
    assertThat(run(0, "soak", "--subjects", "mutex", "--messages", "500", "--sessions", "2"))
        .contains("mutex: no failure in");
  }

  @Test
  void shouldExplainConditionsThatCannotBe() throws Exception {
    assertThat(run(1, "contrast", "--workload", "none"))
        .contains("choose one of echo, multi-writer, duplex, two-streams, broadcast");
    assertThat(run(1, "contrast", "--provocation", "sleep")).contains("choose one of ping-storm");
    assertThat(run(1, "contrast", "--provocation", "key-update", "--tls", "1.2"))
        .contains("key-update needs TLS 1.3");
    assertThat(run(1, "contrast", "--rate", "-1")).contains("rate goes from above 0");
  }
}
