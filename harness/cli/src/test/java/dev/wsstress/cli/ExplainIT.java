package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure is kept, explained and repeated, all by the tool as a user has it. */
class ExplainIT {
  private static final String COMMAND = "./wsstress ";

  @TempDir Path out;

  private static String run(int code, String... arguments) throws Exception {
    try (WsstressProcess process = WsstressProcess.start(arguments)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  private Path failedRun() throws Exception {
    run(0, "reproduce", "split-wrap-write", "--sessions", "2", "--out", out.toString());
    return only(out);
  }

  private static Path only(Path directory) throws Exception {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void shouldExplainAFailureAndHowToRepeatIt() throws Exception {
    Path run = failedRun();
    Path witness = only(run.resolve("witnesses"));
    String text = run(0, "explain", witness.toString());

    assertThat(text)
        .contains("What happened", "RECORDS_REORDERED", "TLS records, in the order they were due")
        .containsPattern("the server accepted exactly the \\d+ records that had left in order")
        .contains("To repeat it");
    assertThat(run(0, "explain", run.toString()))
        .contains("What happened", "Witnesses of the run: ");
    assertThat(text).contains(Files.readString(witness.resolve("witness.txt")));

    List<String> again = new ArrayList<>(List.of(commandIn(text).split(" ")));
    again.addAll(List.of("--out", out.resolve("again").toString()));
    assertThat(run(0, again.toArray(String[]::new))).contains("it broke as it must");
  }

  private static String commandIn(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(COMMAND))
        .findFirst()
        .orElseThrow()
        .substring(COMMAND.length());
  }

  /** 4 MiB of a connection where there are few, and the headers of its packets. */
  private static final int LARGEST_CAPTURE = 12 << 20;

  @Test
  void shouldKeepTheBytesOfAFailureAlsoOfAnotherJvm() throws Exception {
    run(
        0,
        "reproduce",
        "split-wrap-write",
        "--sessions",
        "2",
        "--pcap",
        "--own-jvm",
        "--out",
        out.toString());
    Path witness = only(only(out).resolve("witnesses"));
    assertThat(Files.readAllBytes(witness.resolve("wire.pcapng")))
        .startsWith(0x0A, 0x0D, 0x0D, 0x0A)
        .hasSizeBetween(1_000, LARGEST_CAPTURE);
    assertThat(run(0, "explain", witness.toString())).contains("wire.pcapng");
  }

  @Test
  void shouldSayThatNothingFailed() throws Exception {
    run(
        0,
        "contrast",
        "--subjects",
        "mutex",
        "--sessions",
        "1",
        "--duration",
        "300ms",
        "--out",
        out.toString());
    assertThat(run(0, "explain", only(out).toString())).contains("No session failed in");
  }

  @Test
  void shouldSayWhatToDoWithADirectoryThatHoldsNothing() throws Exception {
    assertThat(run(4, "explain", out.toString()))
        .contains("holds no results.jsonl", "What to do: give the directory of a run");
    assertThat(run(4, "explain", out.resolve("nowhere").toString())).contains("holds no");
    Path file = Files.createFile(out.resolve("file"));
    assertThat(run(4, "explain", file.toString())).contains("What to do: give the directory");
    assertThat(run(1, "explain")).contains("Missing required parameter: 'DIR'");
  }

  @Test
  void shouldSayWhatToDoWithAGarbledWitness() throws Exception {
    Path file = out.resolve("witness.json");
    Files.writeString(file, "{\"schema\":1,");
    assertThat(run(4, "explain", out.toString())).contains("is garbled", "What to do:");
    Files.writeString(file, "{\"schema\":99}");
    assertThat(run(4, "explain", out.toString()))
        .contains("has result format 99 and this wsstress reads format 1");
  }

  @Test
  void shouldGiveTheTerminalNothingToActOn() throws Exception {
    Path witness = only(failedRun().resolve("witnesses"));
    Path file = witness.resolve("witness.json");
    String hostile = "\\u001b]0;owned\\u0007\\u202e\\r\\n";
    Files.writeString(file, Files.readString(file).replace("bad_record_mac", hostile));

    String text = run(0, "explain", witness.toString());

    assertThat(text).contains("\uFFFD]0;owned\uFFFD\uFFFD\uFFFD\uFFFD");
    assertThat(text.chars().filter(c -> (c < ' ' && c != '\n') || c == 0x202e)).isEmpty();
  }

  @Test
  void shouldHelp() throws Exception {
    assertThat(run(0, "explain", "--help"))
        .contains("Examples:", "wsstress explain reports/out/", "Exit codes:", "explained, or");
  }
}
