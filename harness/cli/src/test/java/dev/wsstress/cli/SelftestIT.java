package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagnosis is held to what it does not know: whom it saw. */
class SelftestIT {
  @TempDir Path out;

  private String[] selftest(String subjects) {
    return new String[] {
      "selftest",
      "--trials",
      "1",
      "--providers",
      "bcjsse",
      "--tls",
      "1.3",
      "--sessions",
      "4",
      "--budget",
      "10s",
      "--subjects",
      subjects,
      "--out",
      out.toString()
    };
  }

  private static String outputOf(int code, WsstressProcess started) throws Exception {
    try (WsstressProcess process = started) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
      return process.output();
    }
  }

  @Test
  void shouldNameTheMechanismOfEachHazardAndAccuseNobody() throws Exception {
    String output =
        outputOf(
            0,
            WsstressProcess.start(
                selftest("split-wrap-write,early-release,text-for-binary,split-wrap-write-twin")));
    assertThat(output)
        .contains("Named rightly: 3 of 3 trials that fired.")
        .contains("Accusations over designs and safe twins: 0 in 1 trials");
    Path run = onlyRun();
    assertThat(run.resolve("summary.md")).content().contains("Named rightly: 3 of 3");
    assertThat(outputOf(0, WsstressProcess.start("report", "--summary", run.toString())))
        .contains("| split-wrap-write | **1** |")
        .contains("Named rightly: 3 of 3 trials that fired.");
  }

  /** The code is a hazard of records; nothing but its label speaks of compression. */
  @Test
  void shouldBeRedWhenAHazardIsNotWhatItsLabelSays() throws Exception {
    assertThat(outputOf(6, withMislabelled("mislabelled-hazard,mutex")))
        .contains("one trial was not named rightly")
        .contains("Named rightly: 0 of 1 trials that fired.")
        .containsPattern("hazard .* RECORDS_REORDERED .* right .* wrong")
        .contains("| mislabelled-hazard | 1 | 0 | 1 | 0 | 0 |");
  }

  @Test
  void shouldBeRedWhenWhatIsSaidToBeSafeIsAccused() throws Exception {
    assertThat(outputOf(2, withMislabelled("mislabelled-design")))
        .contains("Accusations over designs and safe twins: 1 in 1 trials.")
        .contains("- mislabelled-design on bcjsse 1.3: RECORDS_REORDERED: TLS record");
  }

  @Test
  void shouldRefuseWhatItCannotRun() throws Exception {
    assertThat(outputOf(1, WsstressProcess.start("selftest", "--subjects", "nobody")))
        .contains("unknown subject 'nobody'");
  }

  private WsstressProcess withMislabelled(String subjects) throws Exception {
    Path tests =
        Path.of(Mislabelled.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return WsstressProcess.startWith(
        List.of(tests, tests.resolve("mislabelled")), selftest(subjects));
  }

  private Path onlyRun() throws Exception {
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }
}
