package dev.wsstress.plan;

/** Which thread runs a session's serial executor. */
public enum Dispatch {
  /** The thread that brings work to an idle session runs it: no wake-up, lowest cost. */
  INLINE,
  /** A pool thread always runs it: the bringer of work is never held up by the session. */
  POOL
}
