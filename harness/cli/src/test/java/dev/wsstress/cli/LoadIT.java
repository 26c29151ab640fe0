package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wsstress.model.LatencySummary;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.TrialResult;
import dev.wsstress.results.ResultReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load generator as a process, against the server that it starts itself. */
class LoadIT {
  @TempDir Path out;

  private String load(int code, String... options) throws Exception {
    String[] all =
        Stream.of(Stream.of("load"), Stream.of(options), Stream.of("--out", out.toString()))
            .flatMap(s -> s)
            .toArray(String[]::new);
    try (WsstressProcess process = WsstressProcess.start(all)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  private Path run() throws Exception {
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }

  private TrialResult result() throws Exception {
    return ResultReader.read(run()).trials().get(0).result();
  }

  @Test
  void shouldMeasureAClosedLoadAndKeepItsHistograms() throws Exception {
    String text = load(0, "--sessions", "4", "--warmup", "500ms", "--duration", "1500ms");

    assertThat(text).contains("CPU us/message", "TLS handshake", "Conclusion: all as expected");
    TrialResult result = result();
    LoadFigures load = Objects.requireNonNull(result.load());
    assertThat(load.messages()).isPositive().isLessThan(result.messagesVerified());
    assertThat(load.volume().bytes()).isEqualTo(64 * load.messages());
    assertThat(load.cost().clientCpuNanos()).isPositive();
    for (LatencySummary step :
        List.of(load.setup().connect(), load.setup().handshake(), load.setup().opening())) {
      assertThat(step.count()).isEqualTo(4);
    }
    // Messages that were under way when the time was over count too: they were due in it.
    assertThat(result.latency().count()).isBetween(load.messages(), result.messagesVerified());
    assertThat(logged(run().resolve("trial-1.hlog"))).isBetween(1L, result.latency().count());
  }

  private static long logged(Path log) throws Exception {
    long count = 0;
    try (HistogramLogReader reader = new HistogramLogReader(new File(log.toString()))) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        count += ((org.HdrHistogram.Histogram) next).getTotalCount();
      }
    }
    return count;
  }

  @Test
  void shouldOfferAnOpenLoadAtItsRate() throws Exception {
    load(
        0,
        "--sessions",
        "3",
        "--rate",
        "90",
        "--arrivals",
        "poisson",
        "--ramp",
        "300ms",
        "--warmup",
        "0s",
        "--duration",
        "2s",
        "--verify",
        "none");

    TrialResult result = result();
    LoadFigures load = Objects.requireNonNull(result.load());
    assertThat(load.volume().offeredPerSecond())
        .isCloseTo(90, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(load.verification()).isEqualTo("none");
    assertThat(result.messagesVerified()).isPositive();
    // No message is sent before it is due; a round of arrivals has its own spread.
    double due = 90 * (result.elapsedNanos() / 1e9 + 1);
    assertThat((double) result.messagesVerified()).isLessThan(1.5 * due);
  }

  @Test
  void shouldFindThatNoRateKeepsTheImpossible() throws Exception {
    String text =
        load(
            0,
            "--find-max-rate",
            "--p99",
            "1us",
            "--sessions",
            "1",
            "--warmup",
            "0s",
            "--duration",
            "300ms");
    assertThat(text).contains("1,000 messages/s", "not kept", ": 0 messages/s");
  }

  @Test
  void shouldSayWhatIsAskedForWronglyBeforeItStartsAServer() throws Exception {
    assertThat(load(1, "--find-max-rate", "--rate", "5")).contains("leave --rate out");
    assertThat(load(1, "--rate", "0")).contains("rate goes from above 0");
    assertThat(load(1, "--rate", "-2.5")).contains("rate=-2.5");
    assertThat(load(1, "--verify", "none", "--workload", "two-streams")).contains("two-streams");
    assertThat(load(1, "--subjects", "nobody")).contains("unknown subject 'nobody'");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void shouldSayWhyADesignWithoutItsThreadsIsLeftOut() throws Exception {
    assertThat(load(4, "--subjects", "connection-pool", "--duration", "1s", "--warmup", "0s"))
        .contains("SKIPPED", "give it more sending threads (--actors)");
  }

  /** A terminal sends it to the server too, which must not leave the client in the middle. */
  @Test
  void shouldBlameNobodyForACtrlC() throws Exception {
    try (WsstressProcess process =
        WsstressProcess.start("load", "--sessions", "2", "--out", out.toString())) {
      assumeThat(process.ignoresInterrupts()).isFalse();
      process.awaitLine("warming up");
      assertThat(process.children()).isNotEmpty();
      for (ProcessHandle server : process.children()) {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
      }
      process.signal("INT");
      assertThat(process.exitCode()).as(process.output()).isEqualTo(130);
      assertThat(process.output())
          .contains("stopped before its end")
          .doesNotContain("The server saw", "that failed by");
    }
    assertThat(result().sessionsBroken()).isZero();
  }

  /** A server that nobody uses any more must not be left behind. */
  @Test
  void shouldTakeItsServerAlongWhenItIsKilled() throws Exception {
    try (WsstressProcess process =
        WsstressProcess.start("load", "--sessions", "2", "--out", out.toString())) {
      process.awaitLine("warming up");
      List<ProcessHandle> children = process.children();
      assertThat(children).hasSize(1);
      process.signal("KILL");
      CompletableFuture<ProcessHandle> end = children.get(0).onExit();
      assertThat(end.get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
