package dev.wsstress.api;

/** A plan that cannot be run as asked. The message says what to change. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlanException(String message) {
    super(message);
  }
}
