package dev.wsstress.reports.result;

import java.util.List;

/**
 * A thread as it stood at one moment.
 *
 * @param name its name
 * @param state as {@link Thread.State} names it
 * @param frames its stack, the innermost frame first
 */
public record ThreadFact(String name, String state, List<String> frames) {
  public ThreadFact {
    frames = List.copyOf(frames);
  }
}
