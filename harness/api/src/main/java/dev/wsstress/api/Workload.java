package dev.wsstress.api;

/** Who sends what. Every message is verified where it arrives. */
public enum Workload implements Named {
  /** One actor at a time: each session belongs to one of the actors. */
  ECHO("echo", "one actor a session sends stamped binary messages, the server returns each one"),
  /** Every actor sends on every session. */
  MULTI_WRITER("multi-writer", "every actor sends on every session, the server returns each one"),
  /** As multi-writer, while the server sends a stream of its own on every session. */
  DUPLEX("duplex", "as multi-writer, while the server sends a stream of its own"),
  /** The audio report: sessions in pairs, text status on one, 20 ms audio chunks on the other. */
  TWO_STREAMS("two-streams", "text status on even sessions, binary audio on odd ones"),
  /** One buffer, encoded once, sent on every session. */
  BROADCAST("broadcast", "one message, encoded once, goes to every session");

  private final String id;
  private final String description;

  Workload(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** The name used on the command line and in results. */
  @Override
  public String id() {
    return id;
  }

  /** One phrase for a person. */
  public String description() {
    return description;
  }

  /**
   * Finds one by {@link #id()}.
   *
   * @throws PlanException if there is none; the message lists all
   */
  public static Workload of(String id) {
    return Named.of("workload", values(), id);
  }
}
