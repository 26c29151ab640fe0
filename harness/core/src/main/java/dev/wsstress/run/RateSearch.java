package dev.wsstress.run;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.RunPlan;
import java.io.IOException;
import java.time.Duration;

/**
 * Looks for the highest rate that keeps a latency: one rate after the other, each with a run of its
 * own. NOT threadsafe.
 */
public final class RateSearch {
  /** Less than that of what was due came back in time: the rate was not kept. */
  private static final double KEPT = 0.99;

  private final RunPlan plan;
  private final Duration limit;
  private final RateBisection rates = new RateBisection();
  private double rate;
  private boolean interrupted;

  /** Runs a plan. */
  public interface Runs {
    /** Runs it to its end, and grades it. */
    GradedRun run(RunPlan plan) throws IOException;
  }

  /**
   * A rate that was tried.
   *
   * @param rate messages per second that were due
   * @param cameBack messages per second that came back
   * @param p99Nanos 99 % of them within that time
   * @param kept whether the latency was kept
   */
  public record Tried(double rate, double cameBack, long p99Nanos, boolean kept) {}

  /**
   * Prepares a search.
   *
   * @param plan of one measured trial with an open load, whose rate is replaced
   * @param limit that 99 % have to keep
   */
  public RateSearch(RunPlan plan, Duration limit) {
    if (plan.matrix().total() != 1) {
      throw new PlanException("a rate is looked for with one subject and one trial per rate");
    }
    this.plan = plan;
    this.limit = limit;
  }

  /** Searches; returns the last run. */
  public GradedRun run(Runs runs) throws IOException {
    GradedRun last = null;
    while (last == null || !(interrupted || rates.isFound())) {
      rate = rates.next();
      last = runs.run(plan.toBuilder().load(load()).build());
      interrupted =
          last.conclusion() != GradedRun.Conclusion.AS_EXPECTED
              && last.trials().get(0).verdict() != Verdict.PASS;
      if (!interrupted) {
        rates.record(rate, tried(last).kept());
      }
    }
    return last;
  }

  private LoadModel load() {
    LoadModel.Arrivals arrivals =
        plan.load().model() instanceof LoadModel.Open open
            ? open.arrivals()
            : LoadModel.Arrivals.CONSTANT;
    return new LoadModel.Open(rate / plan.allStreams(), arrivals);
  }

  /** What a run says of the rate that it was made for. */
  public Tried tried(GradedRun run) {
    TrialResult result = run.trials().get(0).trial().result();
    LoadFigures load = result.load();
    double cameBack = load == null ? 0 : load.messagesPerSecond();
    long p99 = result.latency().p99Nanos();
    return new Tried(rate, cameBack, p99, cameBack >= KEPT * rate && p99 <= limit.toNanos());
  }

  /** Whether a run ended otherwise than by its measurement, so that nothing was found. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** What 99 % have to keep. */
  public Duration limit() {
    return limit;
  }

  /** The highest rate that kept it, 0 if none did. */
  public double kept() {
    return rates.kept();
  }

  /** The lowest that did not, or infinity. */
  public double broken() {
    return rates.broken();
  }
}
