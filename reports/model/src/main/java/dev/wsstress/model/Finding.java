package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/**
 * What a trial found.
 *
 * @param outcome what happened
 * @param diagnosis why the first session to fail failed, or null if none did
 * @param firstFailureNanos from the first message to the first failure, or null
 * @param firstFailureMessages messages verified on the session that failed first, or null
 */
public record Finding(
    Outcome outcome,
    @Nullable Diagnosis diagnosis,
    @Nullable Long firstFailureNanos,
    @Nullable Long firstFailureMessages) {
  /** Of a trial of which no time is known. */
  public Finding(Outcome outcome, @Nullable Diagnosis diagnosis) {
    this(outcome, diagnosis, null, null);
  }
}
