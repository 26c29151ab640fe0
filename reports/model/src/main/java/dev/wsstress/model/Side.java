package dev.wsstress.model;

import java.util.Locale;

/** Where something was observed. */
public enum Side {
  /** In the client that the subject drives. */
  CLIENT,
  /** In the verifying server. */
  SERVER,
  /** In a place that only a newer version knows. */
  UNKNOWN;

  /** As in a sentence. */
  public String word() {
    return this == UNKNOWN ? "unknown side" : name().toLowerCase(Locale.ROOT);
  }
}
