package dev.wsstress.trial;

import java.util.concurrent.TimeoutException;

/**
 * A subject neither opened a session nor said why not. Its own code may hang as well as the server
 * or the network, so it accuses nobody.
 */
final class NeverOpenedException extends TimeoutException {
  private static final long serialVersionUID = 1L;

  NeverOpenedException() {
    super("a connection did not open in time");
  }
}
