package dev.wsstress.model;

import java.util.Locale;

/** Where something was observed. */
public enum Side {
  /** In the client that the subject drives. */
  CLIENT,
  /** In the verifying server. */
  SERVER,
  /** On the client's socket, below TLS. */
  WIRE;

  /** As in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
