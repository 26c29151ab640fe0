package dev.wsstress.trial;

/** A session could not be opened. */
final class OpeningException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Throwable reason;

  /** Says why. */
  OpeningException(Throwable cause) {
    super(cause);
    this.reason = cause;
  }

  /** Why. */
  Throwable reason() {
    return reason;
  }
}
