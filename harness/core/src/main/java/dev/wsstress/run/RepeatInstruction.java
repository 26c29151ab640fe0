package dev.wsstress.run;

import dev.wsstress.plan.TrialPlan;
import java.util.List;

/** How a trial is repeated by whoever has this run made: a command line, for example. */
public interface RepeatInstruction {
  /** No way is known. */
  RepeatInstruction NONE = (plan, mayBreak) -> List.of();

  /**
   * The words that repeat it, the program first; none if there is no way.
   *
   * @param mayBreak whether the subject breaks connections, which a target may have to allow
   */
  List<String> of(TrialPlan plan, boolean mayBreak);
}
