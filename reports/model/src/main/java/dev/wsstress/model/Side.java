package dev.wsstress.model;

import java.util.Locale;

/** Where something was observed. */
public enum Side {
  /** In the client that the subject drives. */
  CLIENT,
  /** In the verifying server. */
  SERVER;

  /** As in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
