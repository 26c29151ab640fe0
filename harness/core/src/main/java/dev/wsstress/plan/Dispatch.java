package dev.wsstress.plan;

/** Which thread runs a session's serial executor. */
public enum Dispatch {
  /** The thread that brings work to an idle session runs it: no wake-up. */
  INLINE,
  /** A pool thread always runs it: the bringer of work is never held up by the session. */
  POOL,
  /**
   * As inline, and the client's selector thread reads, handles and answers what arrives itself
   * instead of handing it to a pool thread: no hand-over at all, lowest cost. A handler that blocks
   * would hold up every session.
   */
  SELECTOR
}
