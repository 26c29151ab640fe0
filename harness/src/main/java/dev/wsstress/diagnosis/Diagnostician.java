package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Observation.Environment;
import dev.wsstress.reports.result.Observation.RecordDisorder;
import dev.wsstress.reports.result.Observation.VmCrash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the mechanism behind one session's observations. It does not know what subject was tried or
 * what is expected of it. Pure.
 */
public final class Diagnostician {
  private Diagnostician() {}

  /** Explains a session that failed. */
  public static Diagnosis diagnose(List<Observation> observations) {
    Optional<VmCrash> crash = first(observations, VmCrash.class).filter(NativeCrashDiagnosis::fits);
    if (crash.isPresent()) {
      return NativeCrashDiagnosis.of(crash.get(), observations);
    }
    Optional<RecordDisorder> disorder = first(observations, RecordDisorder.class);
    if (disorder.isPresent()) {
      return RecordDisorderDiagnosis.of(disorder.get(), observations);
    }
    Optional<Environment> environment = first(observations, Environment.class);
    if (environment.isPresent()) {
      return new Diagnosis(
          Mechanism.ENVIRONMENT,
          environment.get().problem(),
          List.of("what to do: " + environment.get().remedy()));
    }
    return unexplained(observations);
  }

  private static Diagnosis unexplained(List<Observation> observations) {
    List<String> facts = new ArrayList<>();
    for (Observation observation : observations) {
      facts.add(observation.sentence());
    }
    String sentence =
        facts.isEmpty()
            ? "nothing was observed that explains the failure"
            : "not explained; the first thing seen was that " + facts.get(0);
    return new Diagnosis(Mechanism.UNEXPLAINED, sentence, facts);
  }

  static <T extends Observation> Optional<T> first(List<Observation> all, Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
