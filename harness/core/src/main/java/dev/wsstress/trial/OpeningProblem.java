package dev.wsstress.trial;

import dev.wsstress.api.UpgradeRefusedException;
import dev.wsstress.plan.EnvironmentException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words why a session could not be opened, and what a person can do. */
final class OpeningProblem {
  private OpeningProblem() {}

  static EnvironmentException explain(Throwable cause, URI target) {
    String where = target.getHost() + ":" + (target.getPort() < 0 ? 443 : target.getPort());
    // First: it quotes the server, whose words could look like those of any other problem.
    UpgradeRefusedException refused = find(cause, UpgradeRefusedException.class);
    if (refused != null) {
      return refused(refused, where);
    }
    if (find(cause, UnknownHostException.class) != null
        || find(cause, UnresolvedAddressException.class) != null) {
      return problem("the host " + target.getHost() + " is unknown", "check the target", cause);
    }
    if (says(cause, "too many open files")) {
      return problem(
          "no file descriptor was left",
          "raise the limit with `ulimit -n`, or ask for fewer sessions",
          cause);
    }
    if (find(cause, ConnectException.class) != null) {
      return problem(
          "nobody accepts connections at " + where,
          "start the server, or check the host and port of the target",
          cause);
    }
    if (isWrongHost(cause)) {
      return problem(
          "the certificate of " + where + " is not for the host " + target.getHost(),
          "use a name or address that the certificate holds for the target",
          cause);
    }
    if (isUntrusted(cause)) {
      return problem(
          "the certificate of " + where + " is not trusted: " + rootText(cause),
          "give the certificate of its authority as a PEM file",
          cause);
    }
    return other(cause, where);
  }

  private static EnvironmentException refused(UpgradeRefusedException refused, String where) {
    return problem(
        "no WebSocket with " + where + ": " + text(refused),
        refused.isRedirect()
            ? "if you trust that address, give it as the target"
            : "check the path of the target and the server's log",
        refused);
  }

  private static EnvironmentException other(Throwable cause, String where) {
    if (find(cause, SSLException.class) != null) {
      return problem(
          "no TLS connection with " + where + ": " + text(cause),
          "try another TLS version or provider",
          cause);
    }
    if (find(cause, TimeoutException.class) != null) {
      return problem(
          "no answer from " + where + " in time",
          "check that the server is up, or ask for fewer sessions",
          cause);
    }
    return problem(
        "no WebSocket with " + where + ": " + text(cause),
        "check the path of the target and the server's log",
        cause);
  }

  private static boolean isWrongHost(Throwable cause) {
    return says(cause, "subject alternative")
        || says(cause, "no name matching")
        || says(cause, "hostname")
        || says(cause, "host name");
  }

  private static boolean isUntrusted(Throwable cause) {
    return find(cause, CertPathBuilderException.class) != null
        || find(cause, CertPathValidatorException.class) != null
        || find(cause, CertificateException.class) != null
        || says(cause, "certificate_unknown")
        || says(cause, "unknown_ca")
        || says(cause, "certificate path");
  }

  private static EnvironmentException problem(String what, String remedy, Throwable cause) {
    return new EnvironmentException(what, remedy, cause);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> kind) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (kind.isInstance(t)) {
        return kind.cast(t);
      }
    }
    return null;
  }

  private static boolean says(Throwable failure, String words) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage();
      if (message != null && message.toLowerCase(Locale.ROOT).contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static String rootText(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return text(root);
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
