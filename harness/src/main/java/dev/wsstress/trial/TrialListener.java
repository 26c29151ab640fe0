package dev.wsstress.trial;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Witness;
import java.nio.ByteBuffer;

/** Told of a trial as it goes. Observations come from many threads, the rest from one. */
public interface TrialListener {
  /** The phase in which messages are sent. */
  String RUNNING = "running";

  /** Something was seen. */
  void observed(Observation observation);

  /** A failed session was explained. */
  void witnessed(Witness witness);

  /**
   * The bytes of a session that was witnessed before; to be had only where the plan asks for them.
   *
   * @param pcapng a capture file
   */
  default void captured(int session, ByteBuffer pcapng) {}

  /**
   * Some time has passed.
   *
   * @param phase what it does now, for a person
   * @param messages verified so far
   * @param broken sessions that have failed so far
   */
  void progressed(String phase, long messages, int broken);
}
