package dev.wsstress.trial;

import dev.wsstress.model.Observation;

/** Learns of a trial as it goes. Observations come from many threads, the rest from one. */
public interface TrialListener {
  /** The phase in which messages are sent. */
  String RUNNING = "running";

  /** Something was seen. */
  void observed(Observation observation);

  /**
   * Some time has passed.
   *
   * @param phase what it does now, for a person
   * @param messages verified so far
   * @param broken sessions that have failed so far
   */
  void progressed(String phase, long messages, int broken);
}
