package dev.wsstress.load;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/**
 * What an end looks like that the server provoked: a close frame in the middle, an end of the
 * stream or a reset. A failure of TLS itself never is one.
 *
 * @param expected whether the server ends sessions
 */
record ProvokedEnd(boolean expected) {
  private static final int GOING_AWAY = 1001;
  private static final int NO_CLOSE_FRAME = 1006;

  /** Whether a close is one, by its code (RFC 6455 section 7.4.1). */
  boolean explains(int code) {
    return expected && (code == GOING_AWAY || code == NO_CLOSE_FRAME);
  }

  /** Whether a failure to read or write is one, or the refusal to send on what has ended. */
  boolean explains(Throwable cause) {
    boolean ended = cause instanceof IOException && !(cause instanceof SSLException);
    return expected && (ended || cause instanceof RejectedExecutionException);
  }
}
