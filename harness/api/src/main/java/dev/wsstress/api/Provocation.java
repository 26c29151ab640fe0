package dev.wsstress.api;

/** Correct but inconvenient things that the verifying server does. */
public enum Provocation implements Named {
  /** A ping every few milliseconds, which a client must answer (RFC 6455 section 5.5.2). */
  PING_STORM("ping-storm", "pings every session every few milliseconds", false),
  /** Each reply in several fragments (RFC 6455 section 5.4). */
  FRAGMENTS("fragments", "sends each reply in several fragments", false),
  /** Messages compressed both ways (RFC 7692); the client offers it. */
  COMPRESSION("compression", "agrees to permessage-deflate and compresses", false),
  /** Takes its time with every message, so that the client's writes back up. */
  SLOW_READER("slow-reader", "takes its time with every message", false),
  /** A TLS 1.3 KeyUpdate that asks for one in return (RFC 8446 section 4.6.3). */
  KEY_UPDATE("key-update", "updates its TLS 1.3 keys and asks the client to", false),
  /** Unasked messages as fast as the client takes them. */
  FLOOD("flood", "sends messages of its own as fast as they are taken", false),
  /** TLS {@code close_notify}, then keeps reading (RFC 8446 section 6.1). */
  HALF_CLOSE("half-close", "sends close_notify in the middle and keeps reading", true),
  /** A TCP reset in the middle. */
  RESET("reset", "resets the TCP connection in the middle", true),
  /** A close frame between two fragments of a message (RFC 6455 section 5.4). */
  CLOSE_IN_MESSAGE("close-in-message", "closes between two fragments of a message", true);

  private final String id;
  private final String description;
  private final boolean ending;

  Provocation(String id, String description, boolean ending) {
    this.id = id;
    this.description = description;
    this.ending = ending;
  }

  /** The name used on the command line and in results. */
  @Override
  public String id() {
    return id;
  }

  /** What the server does, for a person. */
  public String description() {
    return description;
  }

  /** True if every session ends by it: an end that is then nobody's failure. */
  public boolean endsSessions() {
    return ending;
  }

  /**
   * Finds one by {@link #id()}.
   *
   * @throws PlanException if there is none; the message lists all
   */
  public static Provocation of(String id) {
    return Named.of("provocation", values(), id);
  }
}
