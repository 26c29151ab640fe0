package dev.wsstress.run;

import dev.wsstress.model.TrialResult;
import dev.wsstress.trial.Trial;
import org.jspecify.annotations.Nullable;

/** Which trial comes next. For one thread. */
interface TrialSchedule {
  /** The next trial, or null if there is none. */
  @Nullable Trial next();

  /** The trial that came last ended. */
  void ended(Trial trial, TrialResult result);

  /** How many there are, as far as is known. */
  int total();
}
