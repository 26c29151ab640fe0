package dev.wsstress.plan;

import dev.wsstress.api.PlanException;

/**
 * The sessions of a trial that one client side opens: all of them, or a host's share. Immutable.
 *
 * @param first the number of the first, from 0
 * @param count how many, at least 1
 */
public record SessionRange(int first, int count) {
  public SessionRange {
    if (first < 0) {
      throw new PlanException("sessions are numbered from 0: first=" + first);
    }
    if (count < 1) {
      throw new PlanException("sessions must be at least 1: sessions=" + count);
    }
  }

  /** The sessions 0 to count - 1. */
  public static SessionRange of(int count) {
    return new SessionRange(0, count);
  }

  /** The number behind the last. */
  public int end() {
    return first + count;
  }

  /** Whether it holds a session. */
  public boolean contains(int session) {
    return session >= first && session < end();
  }

  /** The smallest range that holds both. */
  public SessionRange and(SessionRange other) {
    int from = Math.min(first, other.first);
    return new SessionRange(from, Math.max(end(), other.end()) - from);
  }
}
