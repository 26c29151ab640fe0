package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation.Hung;
import dev.wsstress.model.RuntimeObservation.VmCrash;
import dev.wsstress.model.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeCrashRuleTest {
  private static final VmCrash CRASH = crash(134, "SIGSEGV", "BIO_read+0x1c", "0x10", "see log");

  private final Rule rule = new NativeCrashRule();

  private static VmCrash crash(int code, String signal, String frame, String at, String detail) {
    return new VmCrash(Seen.SESSION, 30, code, signal, frame, at, detail);
  }

  @Test
  void shouldNameSignalFunctionAndAddress() {
    Diagnosis diagnosis = Seen.explain(rule, CRASH).orElseThrow();

    assertThat(diagnosis)
        .isEqualTo(
            new Diagnosis(
                Mechanism.NATIVE_CRASH,
                "native code brought the JVM down with SIGSEGV in BIO_read+0x1c,"
                    + " fault address 0x10",
                List.of("exit code 134", "see log")));
  }

  @Test
  void shouldClaimNoMoreThanIsKnown() {
    VmCrash killed = crash(139, "SIGSEGV", "", "", "");

    assertThat(Seen.explain(rule, killed).orElseThrow())
        .isEqualTo(
            new Diagnosis(
                Mechanism.NATIVE_CRASH,
                "native code brought the JVM down with SIGSEGV",
                List.of("exit code 139")));
  }

  @Test
  void shouldKeepWhatWasSeenBesides() {
    assertThat(Seen.explain(rule, Seen.ALERT, CRASH).orElseThrow().evidence())
        .containsExactly("exit code 134", "see log", Seen.ALERT.sentence());
  }

  @Test
  void shouldComeBeforeWhatTheDyingJvmSaw() {
    Observation thrown = Seen.thrown(Side.CLIENT, "java.nio.BufferOverflowException", "");
    assertThat(Diagnostician.diagnose(List.of(Seen.DISORDER, thrown, CRASH)).mechanism())
        .isEqualTo(Mechanism.NATIVE_CRASH);
  }

  /** An exit code alone may be what somebody asked for. */
  @Test
  void shouldNotBlameNativeCodeForAnExitCode() {
    assertThat(Seen.explain(rule, crash(3, "", "", "", "said nothing"))).isEmpty();
  }

  @Test
  void shouldNotBlameNativeCodeForAHang() {
    assertThat(Seen.explain(rule, new Hung(Seen.SESSION, 30, 1_000_000_000, ""))).isEmpty();
  }
}
