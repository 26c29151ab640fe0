package dev.wsstress.plan;

/** What this machine or the network cannot do now. Says what failed and what a person can do. */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * Describes the failure.
   *
   * @param problem what failed
   * @param remedy what to do
   */
  public EnvironmentException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /** As above, where no exception is the cause. */
  public EnvironmentException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** What failed. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
