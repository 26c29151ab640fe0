package dev.wsstress.model;

import java.util.Arrays;
import java.util.List;

/** What a control leaves out of a trial, to see whether the failure needs it. */
public enum Control {
  /** No TLS: the same over plain {@code ws}. */
  PLAIN_WS("plain-ws", "over plain ws"),
  /** One thread that sends; threads that the subject has by itself stay. */
  ONE_THREAD("one-thread", "with one sending thread"),
  /** No journal of records at the client, so that it cannot stand in the way of a race. */
  NO_JOURNAL("no-journal", "without the record journal"),
  /** A condition that only a newer version knows; nothing runs with it. */
  UNKNOWN("unknown", "without a condition that only a newer version knows");

  private final String id;
  private final String condition;

  Control(String id, String condition) {
    this.id = id;
    this.condition = condition;
  }

  /** Those that can be run: all but {@link #UNKNOWN}. */
  public static List<Control> known() {
    return Arrays.stream(values()).filter(control -> control != UNKNOWN).toList();
  }

  /** Its name behind that of its subject, as in {@code split-wrap-write+plain-ws}. */
  public String id() {
    return id;
  }

  /** The condition as a phrase. */
  public String condition() {
    return condition;
  }
}
