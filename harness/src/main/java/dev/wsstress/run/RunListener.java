package dev.wsstress.run;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.TrialResult;

/** Told how a run goes, by one thread. */
public interface RunListener {
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
