package dev.wsstress.cli;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the libraries' logs off the terminal: a hazard breaks connections by the dozen, and each
 * library would tell so. What matters of it is in the results.
 */
final class Logging {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> QUIETED =
      List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("org.bouncycastle"));

  private Logging() {}

  static void quiet() {
    QUIETED.forEach(logger -> logger.setLevel(Level.OFF));
  }

  /** For somebody who looks for the cause of a failure in the libraries. */
  static void warn() {
    QUIETED.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
