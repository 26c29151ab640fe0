package dev.wsstress.trial;

import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.TrialPlan;

/** One half of a trial: opens sessions, drives them, and notes what it sees. One trial each. */
public interface ClientSide {
  /**
   * Runs the client's half to its end: the plan's budget, the failure of every session, a stop, or
   * the end of what it runs in.
   *
   * @param server where to connect
   * @param listener learns what is seen, as it is seen
   * @param stop ends it early
   * @return what happened, however it ended
   */
  ClientReport run(TrialPlan plan, Endpoint server, TrialListener listener, StopSignal stop);
}
