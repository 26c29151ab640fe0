package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the mechanism behind one session's observations. It does not know what subject was tried or
 * what is expected of it. Pure.
 */
public final class Diagnostician {
  /** Asked in this order: what is lower in the stack explains what is seen above it. */
  static final List<Rule> RULES =
      List.of(
          new NativeCrashRule(),
          new EngineStateRule(),
          new PlaintextRule(),
          new SharedReadingRule(),
          new NetBufferRule(),
          new ChangedBufferRule(),
          new RecordDisorderRule(),
          new WireDisorderRule(),
          new EngineSharedRule(),
          new LockCycleRule(),
          new StrandBlockedRule(),
          new NeverLeftRule(),
          new PayloadRule(),
          new SharedWindowRule(),
          new MaskedTwiceRule(),
          new FramesMixedRule(),
          new SharedBufferRule(),
          new ReleasedEarlyRule(),
          new CopyOfAllRule(),
          new QueueRule(),
          new ReusedBufferRule(),
          new SameDamageRule(),
          new LostInClientRule(),
          new EnvironmentRule(),
          new RefusedFrameRule(),
          new HiddenOrderRule());

  private Diagnostician() {}

  /**
   * Explains a session that failed.
   *
   * @param observations what was seen of it, in the order of time
   */
  public static Diagnosis diagnose(List<Observation> observations) {
    return diagnose(observations, CommonDamage.NONE);
  }

  /**
   * Explains a session that failed beside others.
   *
   * @param observations what was seen of it, in the order of time
   * @param common what was wrong in the same way on several sessions
   */
  public static Diagnosis diagnose(List<Observation> observations, CommonDamage common) {
    SessionEvidence facts = new SessionEvidence(observations, common);
    Diagnosis found =
        RULES.stream()
            .flatMap(rule -> rule.explain(facts).stream())
            .findFirst()
            .orElseGet(() -> unexplained(observations));
    return Blaming.add(found, facts);
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
}
