package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;

/** One stream of one session, as its conversation sees it. */
interface SendStream {
  /** Lets the actor send what may be sent. Any thread. */
  void wake();

  /** The echo of a message came back intact and in order; on the session's strand. */
  void echoed(long sequence, long nowNanos, LatencyRecorder latency);

  /** The bytes of a message are free again; on the strand. False if it is none of this stream's. */
  boolean sent(OutgoingMessage message);

  /** Whether a thread may be in the middle of a send. Any thread. */
  default boolean isSending() {
    return false;
  }

  /** The session has ended: nothing of it comes back any more. Any thread, more than once. */
  void ended();

  /** Messages sent so far. Any thread. */
  long sentMessages();

  /** The last message whose echo came back intact, or -1. Any thread. */
  long lastAcknowledged();
}
