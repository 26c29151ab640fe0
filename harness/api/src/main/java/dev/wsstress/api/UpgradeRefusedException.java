package dev.wsstress.api;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The server answered the upgrade with something else than a WebSocket (RFC 6455 section 4.1). A
 * session that could not be opened for that reason fails with it, so the server is blamed.
 *
 * <p>A redirect is such an answer. No client follows one: it could lead out of TLS, or to a host
 * that the user did not name.
 *
 * <p>The answer is text from another machine: its message holds no control character and shows only
 * the beginning of a long one.
 */
public final class UpgradeRefusedException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 300;

  private final boolean redirect;

  /**
   * States the answer.
   *
   * @param answer what came, such as {@code HTTP status 404}
   */
  public UpgradeRefusedException(String answer) {
    this(printable(answer), false);
  }

  private UpgradeRefusedException(String printable, boolean redirect) {
    super("the answer to the upgrade is " + printable);
    this.redirect = redirect;
  }

  /**
   * States a redirect (RFC 9110 section 15.4).
   *
   * @param answer what came, such as {@code HTTP status 302}
   * @param location where it leads, or null if it does not say so
   */
  public static UpgradeRefusedException redirect(String answer, @Nullable String location) {
    String where = location == null ? "without Location" : "with Location " + printable(location);
    return new UpgradeRefusedException(
        printable(answer) + " " + where + ", and redirects are not followed", true);
  }

  /** Whether the server answers at another address, as it says. */
  public boolean isRedirect() {
    return redirect;
  }

  private static String printable(String untrusted) {
    StringBuilder text = new StringBuilder();
    untrusted
        .codePoints()
        .limit(MAX_LENGTH)
        .forEach(c -> text.appendCodePoint(isPrintable(c) ? c : '?'));
    return untrusted.codePointCount(0, untrusted.length()) > MAX_LENGTH ? text + "..." : "" + text;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          // Can turn the direction of the text behind it.
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
