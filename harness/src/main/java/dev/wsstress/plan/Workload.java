package dev.wsstress.plan;

/** Who sends what. */
public enum Workload {
  /** Every actor sends stamped binary messages on every session; the server sends each one back. */
  ECHO("echo", "actors send stamped binary messages, the server returns each one");

  private final String id;
  private final String description;

  Workload(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** The name used on the command line and in results. */
  public String id() {
    return id;
  }

  /** One phrase for a person. */
  public String description() {
    return description;
  }
}
