package dev.wsstress.model;

import java.util.List;

/**
 * What is needed to show one session's failure.
 *
 * @param session the session that broke
 * @param outcome what happened to it
 * @param diagnosis why
 * @param messagesBefore messages of this session verified before it broke
 * @param afterNanos nanoseconds from the start of the trial to the first observation of it
 * @param observations the facts, in the order seen
 * @param trace the TLS records around the fault
 */
public record Witness(
    int session,
    Outcome outcome,
    Diagnosis diagnosis,
    long messagesBefore,
    long afterNanos,
    List<Observation> observations,
    RecordTrace trace) {
  public Witness {
    observations = List.copyOf(observations);
  }
}
