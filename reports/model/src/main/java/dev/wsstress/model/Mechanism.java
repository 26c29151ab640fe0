package dev.wsstress.model;

import java.util.Arrays;

/** The ways things break that a diagnosis can name. */
public enum Mechanism {
  /** Whole TLS records left in another order than the one they were encrypted in. */
  RECORDS_REORDERED("TLS records left in another order than they were wrapped in"),
  /** The bytes of one TLS record were cut apart by those of another. */
  RECORD_TORN("the bytes of two TLS records were mixed"),
  /** A TLS record left twice, or one that was never wrapped left. */
  RECORD_FOREIGN("a TLS record left that was not the next one wrapped"),
  /** Records reached the client's engine in another way than they arrived from the network. */
  INBOUND_RECORDS_MIXED("arrived TLS records reached the engine in another order, or mixed"),
  /** A buffer between TLS and the network was used by two threads at once. */
  NET_BUFFER_SHARED("two threads used one network buffer at once"),
  /** The state inside a TLS engine broke although no record was exchanged wrongly. */
  ENGINE_STATE_BROKEN("the state inside the TLS engine was corrupted"),
  /** Application bytes left the client without encryption. */
  PLAINTEXT_ON_WIRE("application bytes left the client in clear"),
  /** Over intact TLS, the bytes of one WebSocket frame or message were cut apart by another's. */
  FRAMES_MIXED("over intact TLS, WebSocket frames or fragments were mixed"),
  /** A compression context was used for two messages at once (RFC 7692). */
  DEFLATE_STATE_BROKEN("the permessage-deflate context was corrupted"),
  /** Binary data was sent as text (RFC 6455 section 5.6). */
  BINARY_AS_TEXT("binary data was sent as text"),
  /** A message left with the bytes of a later one of its own session. */
  BUFFER_REUSED("a buffer was written again before its message was out"),
  /** A message arrived whole and was changed before its receiver was done with it. */
  BUFFER_RELEASED_EARLY("a received payload was used after it was given back"),
  /** Producer and consumer disagreed over what their shared queue holds. */
  QUEUE_UNSYNCHRONIZED("producer and consumer lost count of a shared buffer"),
  /** A message holds bytes of another session. */
  SESSIONS_SHARE_BUFFER("two sessions wrote to one buffer"),
  /** The thread that a session needs for its progress waits for that session. */
  STRAND_BLOCKED("the session's own thread waits for the session"),
  /** Threads wait for each other's locks. */
  LOCK_CYCLE("threads wait for each other's locks"),
  /** Native code crashed the JVM. */
  NATIVE_CRASH("native code brought the JVM down"),
  /** The environment: descriptors, addresses, a server that is gone. */
  ENVIRONMENT("the environment failed"),
  /** The evidence names no mechanism. */
  UNEXPLAINED("no mechanism explains the observations"),
  /** One that only a newer version knows; the {@link Diagnosis} keeps its name. */
  UNKNOWN("a mechanism that only a newer version knows");

  private final String meaning;

  Mechanism(String meaning) {
    this.meaning = meaning;
  }

  /** The mechanism of a name, {@link #UNKNOWN} if this version has none of that name. */
  public static Mechanism named(String name) {
    return Arrays.stream(values())
        .filter(mechanism -> mechanism.name().equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** One phrase for a person. */
  public String meaning() {
    return meaning;
  }
}
