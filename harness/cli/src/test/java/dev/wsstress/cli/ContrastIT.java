package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContrastIT {
  private static final Pattern PAIR =
      Pattern.compile("TLS records (\\d+) and (\\d+) left in the wrong order");

  @TempDir Path out;

  @Test
  void shouldShowSafeAndBrokenSideBySide() throws Exception {
    String output = contrast("--sessions", "16", "--duration", "3s", "--seed", "7");
    assertThat(output)
        .contains("seed 7")
        .containsPattern("serial-executor +PASS")
        .containsPattern("concurrent-wrap +PASS")
        .containsPattern("concurrent-wrap-twin +PASS")
        .contains("of them at 95 %")
        .contains("answered bad_record_mac")
        .contains("Conclusion: all as expected");
  }

  @Test
  void shouldNameTheRecordsThatTheServerRejected() throws Exception {
    String output =
        contrast("--sessions", "4", "--duration", "10s", "--subjects", "concurrent-wrap");
    Matcher pair = PAIR.matcher(output);
    assertThat(pair.find()).as(output).isTrue();
    int due = Integer.parseInt(pair.group(1));
    assertThat(Integer.parseInt(pair.group(2))).isGreaterThan(due);
    assertThat(output)
        .contains("the server accepted exactly the " + due + " records that had left in order");
  }

  @Test
  void shouldLeaveResultsThatCanBeRenderedAgain() throws Exception {
    String first = contrast("--sessions", "2", "--duration", "2s", "--provider", "sunjsse");
    Path run = run();
    byte[] results = Files.readAllBytes(run.resolve("results.jsonl"));
    Files.delete(run.resolve("index.html"));
    Files.delete(run.resolve("junit.xml"));
    try (WsstressProcess report = WsstressProcess.start("report", run.toString())) {
      assertThat(report.exitCode()).as(report.output()).isZero();
      assertThat(first).contains(report.output());
    }
    assertThat(run.resolve("index.html")).content().contains("all as expected");
    assertThat(run.resolve("junit.xml")).content().contains("<testcase");
    assertThat(Files.readAllBytes(run.resolve("results.jsonl"))).isEqualTo(results);
    try (WsstressProcess both = WsstressProcess.start("report", run.toString(), run.toString())) {
      assertThat(both.exitCode()).as(both.output()).isZero();
      assertThat(both.output()).contains("2 runs: the same verdicts");
    }
    assertThat(run.resolve("comparison.html")).content().contains("2 runs: the same verdicts");
  }

  private String contrast(String... options) throws Exception {
    String[] all =
        Stream.concat(Stream.of("contrast", "--out", out.toString()), Stream.of(options))
            .toArray(String[]::new);
    try (WsstressProcess process = WsstressProcess.start(all)) {
      assertThat(process.exitCode()).as(process.output()).isZero();
      return process.output();
    }
  }

  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }
}
