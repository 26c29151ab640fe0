package dev.wsstress.oracle;

import dev.wsstress.model.Observation;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what one side of a session receives, message by message. NOT threadsafe: one a session
 * and side. Pure: no I/O, no clock.
 */
interface MessageOracle {
  /**
   * Verifies a binary message: the bytes between position and limit, neither of which is moved.
   *
   * @param atNanos nanoseconds since the start of the trial
   * @return null if it is intact and the next of its stream
   */
  Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos);

  /** Verifies a text message, as {@link #accept} does a binary one. */
  Observation.@Nullable MessageFault acceptText(String text, long atNanos);

  /** The stream of the message that was accepted last. */
  int stream();

  /** The sequence number of the message that was accepted last. */
  long sequence();

  /** Messages that were intact and the next of their stream. */
  long verified();

  /** The bytes of the {@link #verified()} messages, headers included. */
  long verifiedBytes();
}
