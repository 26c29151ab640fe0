package dev.wsstress.model;

import java.util.List;

/**
 * Where a thread stood in its code at one moment around a fault.
 *
 * @param thread its name
 * @param moment which moment
 * @param record the wrap index of the record that it wrapped or wrote then, -1 if it was none; of
 *     the record that was due, for {@link Moment#FAULT}
 * @param frames its stack, the innermost frame first
 */
public record StackFact(String thread, Moment moment, long record, List<String> frames) {
  /** The moments at which stacks are taken. */
  public enum Moment {
    /** At a wrap, by sampling: the newest sample of that thread before the fault. */
    WRAP,
    /** At the write of the first record out of place, and of the one that it displaced. */
    WRITE,
    /** Of who had wrapped a record concerned, while another wrote the first one out of place. */
    FAULT,
    /** One that only a newer version knows. */
    UNKNOWN
  }

  public StackFact {
    frames = frames == null ? List.of() : List.copyOf(frames);
  }
}
