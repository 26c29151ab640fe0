package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.run.RateBisection;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tries one rate after the other, each with a run of its own. */
final class MaxRateSearch {
  /** Less than that of what was due came back in time: the rate was not kept. */
  private static final double KEPT = 0.99;

  private static final double NANOS_A_MILLI = 1e6;

  private final RunPlan plan;
  private final Duration limit;
  private final RunOptions runs;
  private final LoadOptions measure;
  private final PrintWriter out;

  MaxRateSearch(
      RunPlan plan, Duration limit, RunOptions runs, LoadOptions measure, PrintWriter out) {
    if (plan.matrix().total() != 1) {
      throw new PlanException("--find-max-rate is for one subject and one trial a rate");
    }
    this.plan = plan;
    this.limit = limit;
    this.runs = runs;
    this.measure = measure;
    this.out = out;
  }

  /** Searches and prints what it found; the exit code of the first run that failed, or 0. */
  int run() throws IOException {
    RateBisection rates = new RateBisection();
    while (!rates.isFound()) {
      double rate = rates.next();
      GradedRun run = runs.run(measure.at(rate, plan), out, graded -> line(rate, graded));
      if (run.conclusion() != GradedRun.Conclusion.AS_EXPECTED
          && run.trials().get(0).verdict() != Verdict.PASS) {
        return ExitCode.of(run);
      }
      rates.record(rate, isKept(run));
    }
    out.printf(
        Locale.ROOT,
        "%nThe highest rate at which 99 %% stay within %.1f ms: %,.0f messages/s",
        limit.toNanos() / NANOS_A_MILLI,
        rates.kept());
    out.println(rates.broken() == Double.POSITIVE_INFINITY ? "" : told(rates.broken()));
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private static String told(double broken) {
    return String.format(Locale.ROOT, " (at %,.0f they did not)", broken);
  }

  private boolean isKept(GradedRun run) {
    TrialResult result = run.trials().get(0).trial().result();
    LoadFigures load = result.load();
    return load != null
        && load.volume().offeredPerSecond() != null
        && load.messagesPerSecond() >= KEPT * load.volume().offeredPerSecond()
        && result.latency().p99Nanos() <= limit.toNanos();
  }

  private String line(double rate, GradedRun run) {
    TrialResult result = run.trials().get(0).trial().result();
    LoadFigures load = result.load();
    return String.format(
        Locale.ROOT,
        "%,.0f messages/s: %,.0f came back, 99 %% within %.2f ms: %s%n",
        rate,
        load == null ? 0 : load.messagesPerSecond(),
        result.latency().p99Nanos() / NANOS_A_MILLI,
        isKept(run) ? "kept" : "not kept");
  }
}
