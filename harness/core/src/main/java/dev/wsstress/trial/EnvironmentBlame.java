package dev.wsstress.trial;

import dev.wsstress.api.UpgradeRefusedException;
import dev.wsstress.model.Blame;
import dev.wsstress.plan.EnvironmentException;
import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Whose fault it is when the environment ends a trial. Stateless; threadsafe. */
final class EnvironmentBlame {
  private EnvironmentBlame() {}

  static List<Blame> of(EnvironmentException problem) {
    for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
      // Before any look at the words of a message: this one quotes the server.
      if (cause instanceof UpgradeRefusedException) {
        return List.of(Blame.SERVER);
      }
      if (says(cause, "too many open files")) {
        return List.of(Blame.HOST);
      }
      // Either end can be why there is no TLS: a client that trusts or offers too little gets the
      // same exceptions as one that meets a bad server, and an alert says what, but not whose.
      // Nor is known who hangs while a subject says nothing.
      if (cause instanceof SSLException || cause instanceof NeverOpenedException) {
        return List.of();
      }
      if (cause instanceof ConnectException || cause instanceof TimeoutException) {
        return List.of(Blame.SERVER, Blame.NETWORK);
      }
    }
    // What is unknown is unknown: neither this host's fault nor another's.
    return List.of();
  }

  private static boolean says(Throwable cause, String words) {
    String message = cause.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
