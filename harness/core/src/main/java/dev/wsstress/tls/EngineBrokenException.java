package dev.wsstress.tls;

import java.io.IOException;

/**
 * A TLS engine threw, or said by a code, what its contract has no room for: its own state is no
 * longer one that it can be in. An alert, sent or received, is none of these.
 */
public final class EngineBrokenException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Keeps where it happened.
   *
   * @param where the engine's method that was called, such as {@code TlsClientProtocol.offerInput}
   * @param inside what came out of it
   */
  public EngineBrokenException(String where, RuntimeException inside) {
    super("in " + where + ": " + inside, inside);
  }

  /**
   * Keeps where it happened, for an engine that says so by a code.
   *
   * @param where the engine's method that was called, such as {@code SSL_write}
   * @param what its own words
   */
  public EngineBrokenException(String where, String what) {
    super("in " + where + ": " + what);
  }
}
