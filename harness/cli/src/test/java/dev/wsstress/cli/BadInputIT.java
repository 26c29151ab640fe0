package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputIT {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contrast --nope                    | Unknown option: '--nope'
          contrast --provider foo            | choose one of bcjsse, bcjsse-bc, sunjsse, conscrypt
          contrast --tls 1.1                 | choose one of 1.2, 1.3
          contrast --subjects foo            | unknown subject 'foo': choose from serial-executor
          contrast --duration 10             | write 500ms, 10s, 2m or 1h
          contrast --size 5                  | message sizes go from 32 to
          contrast --sessions 0              | sessions must be at least 1
          contrast --ca x.pem                | there is none
          contrast --target http://localhost | a target is wss://
          contrast --target wss://[::1]/ --ca nope.pem | cannot read certificates from nope.pem
          gate --candidate x.jar             | --candidate is about speed
          gate --baseline x.jar --tls 1.3    | --tls is about safety
          gate --expectations nope.json      | nope.json, which does not exist
          gate --junit no/such/x.xml         | there is no directory
          soak --messages 0                  | messages must be at least 1
          load --p99 5ms                     | --find-max-rate
          load --arrivals poisson            | --rate
          nonsense                           | nonsense
          """)
  void shouldExplainWrongUsage(String arguments, String message) throws Exception {
    expect(1, message, arguments.split(" "));
  }

  @Test
  void shouldRefuseToBreakSomebodyElsesServer() throws Exception {
    // 192.0.2.0/24 is for documentation (RFC 5737); it is refused before anything is sent.
    expect(
        1,
        "--allow-remote-hazard",
        "contrast",
        "--subjects",
        "concurrent-wrap",
        "--target",
        "wss://192.0.2.1/echo");
  }

  @Test
  void shouldSayThatOneSessionCannotShowIt() throws Exception {
    expect(4, "it takes 2 sessions", "contrast", "--subjects", "early-release", "--sessions", "1");
  }

  @Test
  void shouldSayThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      expect(4, "cannot listen on 127.0.0.1:" + port, contrast("--port", port));
    }
  }

  @Test
  void shouldSayThatNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    expect(
        4, "nobody accepts connections", contrast("--target", "wss://127.0.0.1:" + port + "/echo"));
  }

  @Test
  void shouldSayThatThereIsNoRun() throws Exception {
    expect(4, "holds no results.jsonl", "report", directory.toString());
  }

  @Test
  void shouldSayThatTheResultsHaveNoPlace() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    expect(
        4,
        "choose another directory for the results (--out)",
        "contrast",
        "--out",
        file.resolve("out").toString());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void shouldSayHowManyDescriptorsItNeeds() throws Exception {
    try (WsstressProcess process =
        WsstressProcess.limited("ulimit -n 300", contrast("--sessions", "500"))) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(4);
      assertThat(process.output()).contains("500 sessions need").contains("ulimit -n");
    }
  }

  /** Asked before anything is made for each of them, which would take all memory there is. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void shouldRefuseFarTooManySessionsBeforeItMakesAnything() throws Exception {
    try (WsstressProcess process =
        WsstressProcess.limited("ulimit -n 4096", contrast("--sessions", "100000000"))) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(4);
      assertThat(process.output()).contains("100000000 sessions need");
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldKeepWhatWasWrittenBeforeTheDiskWasFull() throws Exception {
    // A limit on the size of a file refuses writes as a full disk does; one unit is 512 bytes.
    try (WsstressProcess process =
        WsstressProcess.limited(
            "ulimit -f 24", contrast("--sessions", "32", "--subjects", "concurrent-wrap"))) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(4);
      assertThat(process.output()).contains("cannot write results");
    }
    Path run;
    try (var runs = Files.list(directory)) {
      run = runs.findFirst().orElseThrow();
    }
    expect(130, "the run was killed during this trial", "report", run.toString());
  }

  private String[] contrast(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "contrast";
    all[1] = "--out";
    all[2] = directory.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return all;
  }

  private static void expect(int code, String message, String... arguments) throws Exception {
    try (WsstressProcess process = WsstressProcess.start(arguments)) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      assertThat(process.output()).contains(message);
    }
  }
}
