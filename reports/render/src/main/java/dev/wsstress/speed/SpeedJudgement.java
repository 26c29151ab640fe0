package dev.wsstress.speed;

import dev.wsstress.jmh.BenchmarkKey;
import dev.wsstress.jmh.BenchmarkRun;
import java.util.List;

/**
 * A gate's judgement of speed.
 *
 * @param findings of the first round
 * @param confirmation findings of the second round, over what was a regression in the first
 */
public record SpeedJudgement(List<SpeedFinding> findings, List<SpeedFinding> confirmation) {
  public SpeedJudgement {
    findings = List.copyOf(findings);
    confirmation = List.copyOf(confirmation);
  }

  /** Judges a run from what is on disk: both rounds, each by itself. */
  public static SpeedJudgement of(BenchmarkRun run, SpeedPolicy policy) {
    return new SpeedJudgement(
        SpeedGate.judge(Blocks.compare(run.round(1)), policy),
        SpeedGate.judge(Blocks.compare(run.round(2)), policy));
  }

  /** What has to be measured again before the gate fails. */
  public List<BenchmarkKey> suspects() {
    return findings.stream().filter(SpeedFinding::isRegression).map(SpeedFinding::key).toList();
  }

  /** Findings of the first round that the second found again, each in the same respect. */
  public List<SpeedFinding> regressions() {
    return findings.stream()
        .filter(first -> confirmation.stream().anyMatch(second -> confirms(first, second)))
        .toList();
  }

  private static boolean confirms(SpeedFinding first, SpeedFinding second) {
    return first.key().equals(second.key())
        && ((first.speed() == Speed.SLOWER && second.speed() == Speed.SLOWER)
            || (first.allocatesMore() && second.allocatesMore()));
  }

  /** Whether the gate is green. */
  public boolean isGreen() {
    return regressions().isEmpty();
  }
}
