package dev.wsstress.run;

import dev.wsstress.model.Control;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.ControlSpec;
import dev.wsstress.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials that failures ask for: the first of each subject and TLS, once over plain {@code ws}
 * and once with one sending thread. NOT threadsafe.
 */
final class Controls {
  private static final Duration LEAST = Duration.ofSeconds(3);

  /** Whether something does not happen takes longer to see than that it does. */
  private static final int TIMES_AS_LONG = 10;

  private final Map<List<Object>, Failure> failures = new LinkedHashMap<>();

  private record Failure(Trial trial, TrialResult result) {}

  /** Takes note of a trial that ended. */
  void ended(Trial trial, TrialResult result) {
    if (result.outcome().isFailure() && result.subject().role() != Role.CONTROL) {
      failures.putIfAbsent(
          List.of(result.subject().name(), trial.tls()), new Failure(trial, result));
    }
  }

  /**
   * The controls of what failed.
   *
   * @param last the number of the last trial that ran
   */
  List<Trial> trials(int last) {
    List<Trial> controls = new ArrayList<>();
    for (Failure failure : failures.values()) {
      controls.add(control(failure, Control.PLAIN_WS, last + controls.size() + 1));
      // With one thread already there is none to leave out.
      if (failure.trial().plan().load().actors() > 1) {
        controls.add(control(failure, Control.ONE_THREAD, last + controls.size() + 1));
      }
    }
    return controls;
  }

  private static Trial control(Failure failure, Control control, int number) {
    Trial failed = failure.trial();
    ControlSpec spec = new ControlSpec(failed.subject(), control);
    TrialPlan plan = failed.plan().as(number, spec.description().name()).with(budget(failure));
    return new Trial(ControlSpec.under(spec, plan), spec);
  }

  private static Budget budget(Failure failure) {
    Duration most = failure.trial().plan().budget().duration();
    Long first = failure.result().firstFailureNanos();
    Duration wanted = Duration.ofNanos(first == null ? 0 : TIMES_AS_LONG * first);
    Duration duration = wanted.compareTo(LEAST) < 0 ? LEAST : wanted;
    return new Budget(
        duration.compareTo(most) < 0 ? duration : most, 0, Budget.Until.FIRST_FAILURE);
  }
}
