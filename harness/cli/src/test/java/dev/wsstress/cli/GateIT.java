package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate is worth what it is red for. */
class GateIT {
  /** Enough on a busy machine; what breaks ends its trial at once. */
  private static final String LONG = "10s";

  /** Enough for what is expected to show nothing. */
  private static final String SHORT = "2s";

  @TempDir Path directory;
  private Path junit;
  private Path expectations;

  @BeforeEach
  void nameTheFiles() throws Exception {
    junit = directory.resolve("gate.xml");
    expectations = directory.resolve("expectations.json");
    Files.writeString(expectations, "{\"schema\":1,\"quarantine\":[]}");
  }

  private String gate(int code, String budget, String subjects, String... more) throws Exception {
    Path tests =
        Path.of(Mislabelled.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> arguments =
        new ArrayList<>(List.of("gate", "--budget", budget, "--sessions", "2", "--tls", "1.3"));
    arguments.addAll(List.of("--subjects", subjects, "--junit", junit.toString()));
    arguments.addAll(List.of("--expectations", expectations.toString()));
    arguments.addAll(List.of("--out", directory.resolve("out").toString()));
    arguments.addAll(List.of(more));
    try (WsstressProcess process =
        WsstressProcess.startWith(
            List.of(tests, tests.resolve("mislabelled")), arguments.toArray(String[]::new))) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  private void quarantine(String subject) throws Exception {
    Files.writeString(
        expectations,
        """
        {"schema":1,"quarantine":[
          {"subject":"%s","provider":"bcjsse","tls":"1.3","reason":"issue 7"}]}
        """
            .formatted(subject));
  }

  @Test
  void shouldBeGreenWhereAllIsWell() throws Exception {
    Path markdown = directory.resolve("gate.md");
    String output =
        gate(
            0,
            LONG,
            "split-wrap-write,split-wrap-write-twin,mutex,absent-design",
            "--markdown",
            markdown.toString());

    assertThat(output).contains("Safety gate: green", "3 passed, 1 skipped");
    assertThat(output).contains("it needs what there is not");
    assertThat(Files.readString(markdown)).contains("Safety gate: green");
    assertThat(Files.readString(junit))
        .contains("tests=\"4\" failures=\"0\" skipped=\"1\" errors=\"0\"")
        .contains("classname=\"wsstress.safety.split-wrap-write\" name=\"bcjsse TLS 1.3\"");
  }

  @Test
  void shouldBeRedForADesignThatBreaks() throws Exception {
    assertThat(gate(2, LONG, "mislabelled-design")).contains("Safety gate: RED", "BROKEN");
    assertThat(Files.readString(junit))
        .contains("failures=\"1\"")
        .containsPattern("<failure message=.*TLS records? \\d+ .*to blame");
  }

  @Test
  void shouldBeRedForAHazardThatDoesNotFire() throws Exception {
    assertThat(gate(3, SHORT, "blinded-hazard"))
        .contains("BLIND", "the detector is blind: the hazard did not fire");
    assertThat(Files.readString(junit)).contains("failures=\"1\"");
  }

  @Test
  void shouldBearWhatIsInQuarantine() throws Exception {
    quarantine("mislabelled-design");
    assertThat(gate(0, LONG, "mislabelled-design")).contains("in quarantine (issue 7)");
    assertThat(Files.readString(junit)).contains("failures=\"0\" skipped=\"1\"");
  }

  @Test
  void shouldRefuseAQuarantineThatIsOutOfDate() throws Exception {
    quarantine("mutex");
    assertThat(gate(1, SHORT, "mutex")).contains("names mutex on bcjsse TLS 1.3, which passes now");
    quarantine("mutexx");
    assertThat(gate(1, SHORT, "mutex"))
        .contains("names mutexx on bcjsse TLS 1.3, and there is no such");
    Files.writeString(expectations, "{\"schema\":1,\"quarantin\":[]}");
    assertThat(gate(4, SHORT, "mutex")).contains("is no file of expectations");
  }

  @Test
  void shouldWriteTheQuarantineThatMakesItGreen() throws Exception {
    quarantine("mutex");
    gate(0, LONG, "mislabelled-design,mutex", "--update");
    assertThat(Files.readString(expectations))
        .contains("\"mislabelled-design\"", "to be explained")
        .doesNotContain("mutex\"");
    assertThat(gate(0, LONG, "mislabelled-design")).contains("1 quarantined");
  }

  @Test
  void shouldRefuseABudgetThatShowsNothing() throws Exception {
    assertThat(gate(1, "900ms", "mutex,writer-thread")).contains("is too short for 2 trials");
  }
}
