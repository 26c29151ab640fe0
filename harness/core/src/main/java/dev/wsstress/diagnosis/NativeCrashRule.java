package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation.VmCrash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains a JVM that died. Java code cannot touch memory that is not its own, so a signal, or an
 * error file with a native frame, means that native code did.
 */
final class NativeCrashRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(VmCrash.class)
        .filter(NativeCrashRule::isNative)
        .map(
            crash ->
                new Diagnosis(Mechanism.NATIVE_CRASH, sentence(crash), evidence(crash, facts)));
  }

  /** A JVM that merely left with an exit code may have been asked to. */
  private static boolean isNative(VmCrash crash) {
    return !crash.signal().isEmpty() || !crash.frame().isEmpty();
  }

  private static List<String> evidence(VmCrash crash, SessionEvidence facts) {
    List<String> evidence = new ArrayList<>();
    evidence.add("exit code " + crash.exitCode());
    if (!crash.detail().isEmpty()) {
      evidence.add(crash.detail());
    }
    for (Observation observation : facts.all()) {
      if (!observation.equals(crash)) {
        evidence.add(observation.sentence());
      }
    }
    return evidence;
  }

  private static String sentence(VmCrash crash) {
    return "native code brought the JVM down"
        + (crash.signal().isEmpty() ? "" : " with " + crash.signal())
        + (crash.frame().isEmpty() ? "" : " in " + crash.frame())
        + (crash.faultAddress().isEmpty() ? "" : ", fault address " + crash.faultAddress());
  }
}
