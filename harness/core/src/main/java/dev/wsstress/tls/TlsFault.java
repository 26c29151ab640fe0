package dev.wsstress.tls;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/**
 * What a provider's exception says about the TLS connection.
 *
 * @param sent true if this side rejected a record and sends the alert; false if the peer sent it
 * @param alert the name in the TLS alert registry (RFC 8446 section 6), or {@code unnamed}
 * @param detail the provider's message
 */
public record TlsFault(boolean sent, String alert, String detail) {
  /** SunJSSE, sending: {@code (bad_record_mac) Tag mismatch!}. */
  private static final Pattern SENT = Pattern.compile("^\\(([a-z_]+)\\)");

  /** SunJSSE: {@code Received fatal alert: bad_record_mac}. */
  private static final Pattern RECEIVED = Pattern.compile("[Rr]eceived fatal alert: ([a-z_]+)");

  /** BoringSSL: {@code ...:SSLV3_ALERT_BAD_RECORD_MAC}. */
  private static final Pattern BORING = Pattern.compile("ALERT_([A-Z_]+)");

  /** BoringSSL where it rejects a record itself; it does not name the alert that it sends. */
  private static final String BORING_BAD_MAC = "DECRYPTION_FAILED_OR_BAD_RECORD_MAC";

  /** Reads it out of an engine's exception, whatever the provider. */
  public static TlsFault of(SSLException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TlsFatalAlertReceived received) {
        return new TlsFault(false, name(received.getAlertDescription()), text(failure));
      }
      if (t instanceof TlsFatalAlert alert) {
        return new TlsFault(true, name(alert.getAlertDescription()), text(failure));
      }
      if (t instanceof AEADBadTagException) {
        // SunJSSE before 19 does not name the alert that it sends for this.
        return new TlsFault(true, "bad_record_mac", text(failure));
      }
      if (t instanceof SSLProtocolException && isSuns(t) && !text(failure).startsWith("(")) {
        // SunJSSE sends this for a record that is none, and does not say so either.
        return new TlsFault(true, "unexpected_message", text(failure));
      }
    }
    return ofMessage(text(failure));
  }

  private static boolean isSuns(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    return stack.length > 0 && stack[0].getClassName().startsWith("sun.security.ssl.");
  }

  private static TlsFault ofMessage(String message) {
    Matcher received = RECEIVED.matcher(message);
    if (received.find()) {
      return new TlsFault(false, received.group(1), message);
    }
    Matcher boring = BORING.matcher(message);
    if (boring.find()) {
      return new TlsFault(false, boring.group(1).toLowerCase(Locale.ROOT), message);
    }
    if (message.contains(BORING_BAD_MAC)) {
      return new TlsFault(true, "bad_record_mac", message);
    }
    Matcher sent = SENT.matcher(message);
    return new TlsFault(true, sent.find() ? sent.group(1) : "unnamed", message);
  }

  private static String name(short description) {
    return AlertDescription.getName(description);
  }

  private static String text(SSLException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
