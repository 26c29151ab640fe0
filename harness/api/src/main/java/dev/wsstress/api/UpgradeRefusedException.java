package dev.wsstress.api;

import java.io.IOException;

/**
 * The server answered the upgrade with something else than a WebSocket (RFC 6455 section 4.1): a
 * session that could not be opened for that reason fails with it, so that nobody else is blamed.
 */
public final class UpgradeRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * States the answer.
   *
   * @param answer what came, such as {@code HTTP status 404}
   */
  public UpgradeRefusedException(String answer) {
    super("the answer to the upgrade is " + answer);
  }
}
