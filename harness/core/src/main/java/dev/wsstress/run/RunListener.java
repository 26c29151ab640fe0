package dev.wsstress.run;

import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import java.nio.file.Path;

/** Learns how a run goes, on one thread. */
public interface RunListener {
  /**
   * The run begins; its plan can be carried out.
   *
   * @param sharing whether its trials share the duration of the plan
   * @param directory where its results are kept
   */
  default void runStarted(RunPlan plan, boolean sharing, Path directory) {}

  /** A trial begins. */
  void trialStarted(int number, int of, SubjectDescription subject, TlsProfile tls);

  /**
   * Some time has passed in it.
   *
   * @param phase what it does now, for a person
   * @param messages verified so far
   * @param broken sessions that have failed so far
   */
  void progressed(String phase, long messages, int broken);

  /** A trial ended. */
  void trialFinished(TrialResult result);
}
