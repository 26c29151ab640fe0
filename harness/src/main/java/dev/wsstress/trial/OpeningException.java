package dev.wsstress.trial;

/** A session could not be opened. */
final class OpeningException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int opened;
  private final transient Throwable reason;

  /**
   * Says how far it came.
   *
   * @param opened sessions that were open then
   * @param cause why the next was not
   */
  OpeningException(int opened, Throwable cause) {
    super(cause);
    this.opened = opened;
    this.reason = cause;
  }

  /** Why. */
  Throwable reason() {
    return reason;
  }

  int opened() {
    return opened;
  }
}
