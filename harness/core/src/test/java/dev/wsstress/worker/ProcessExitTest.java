package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RuntimeObservation;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessExitTest {
  private static ProcessExit death(int exitCode) {
    return new ProcessExit(exitCode, null, "hs_err.log", "worker.log", "double free");
  }

  private static Observation seen(ProcessExit death, boolean started) {
    return death.observation(3, 7, started, new TreeMap<>());
  }

  @ParameterizedTest
  @CsvSource({
    "132,SIGILL",
    "133,SIGTRAP",
    "134,SIGABRT",
    "135,SIGBUS",
    "136,SIGFPE",
    "139,SIGSEGV"
  })
  void shouldCallASignalOfItsOwnACrash(int exitCode, String signal) {
    assertThat(death(exitCode).isCrash()).isTrue();
    assertThat(seen(death(exitCode), true))
        .isEqualTo(
            new RuntimeObservation.VmCrash(
                3,
                7,
                exitCode,
                signal,
                "",
                "",
                "it left no error file; its last words were 'double free'"));
  }

  /** The C library ended it in the middle of HotSpot's own handling of a crash. */
  @Test
  void shouldKnowTheSignalWhereTheErrorFileIsEmpty() {
    CrashReport empty = CrashReport.parse(List.of());
    assertThat(seen(new ProcessExit(134, empty, "hs_err.log", "worker.log", "double free"), true))
        .isEqualTo(
            new RuntimeObservation.VmCrash(
                3,
                7,
                134,
                "SIGABRT",
                "",
                "",
                "its error file is hs_err.log, which was cut short; its last words were 'double free'"));
  }

  @ParameterizedTest
  @CsvSource({"129,SIGHUP", "130,SIGINT", "137,SIGKILL", "143,SIGTERM"})
  void shouldBlameNobodyForASignalOfOthers(int exitCode, String signal) {
    assertThat(death(exitCode).isCrash()).isFalse();
    assertThat(seen(death(exitCode), true).outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(seen(death(exitCode), true).sentence()).endsWith("from outside by " + signal);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTellTheLackOfMemory(boolean started) {
    assertThat(seen(death(3), started).sentence()).contains("ran out of memory");
    CrashReport system = new CrashReport("", 0, "", "", List.of(), -1, true);
    assertThat(seen(new ProcessExit(1, system, "e", "l", ""), started).sentence())
        .contains("ran out of memory");
  }

  @Test
  void shouldBlameNobodyForAJvmThatDidNotStart() {
    assertThat(seen(death(1), false).outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(seen(death(1), false).sentence()).contains("did not start", "double free");
    assertThat(seen(death(1), true).outcome()).isEqualTo(Outcome.VM_CRASH);
  }
}
