package dev.wsstress.model;

/**
 * What happened to a session or a trial. A fact, not a judgement: whether an outcome is good
 * depends on the {@link Expectation}.
 *
 * <p>The order is the order of weight: where one trial saw several outcomes, the one declared last
 * names the trial.
 */
public enum Outcome {
  /** Every message that was acknowledged arrived once, in order and intact. */
  DELIVERED("every message arrived once, in order, intact"),
  /**
   * The environment, not the subject, ended it: no descriptors, refused connection, dead server.
   */
  INFRASTRUCTURE("the environment failed, not the subject"),
  /**
   * An outcome that only a newer version knows. It is no failure, and no success either: a verdict
   * that depends on it is inconclusive.
   */
  UNKNOWN("an outcome that only a newer version knows"),
  /** The subject threw, or the connection ended, and nothing below explains it. */
  EXCEPTION("an exception or an unexpected end of the connection"),
  /** A session made no progress for the watchdog's limit. */
  STALLED("no progress"),
  /** A message never arrived although later ones of its stream did. */
  LOST("a message never arrived"),
  /** A message arrived twice. */
  DUPLICATED("a message arrived twice"),
  /** A message arrived after a later one of its stream. */
  REORDERED("messages arrived in another order"),
  /** The peer saw a WebSocket framing violation (RFC 6455 section 7.4.1, codes 1002 and 1007). */
  PROTOCOL_ERROR("a WebSocket protocol error"),
  /** A TLS endpoint rejected a record with a fatal alert (RFC 8446 section 6.2). */
  TLS_ALERT("a fatal TLS alert"),
  /** A message arrived with bytes that were not sent in it. */
  CORRUPTED("a message arrived with other bytes"),
  /** Application bytes were on the wire in clear. */
  PLAINTEXT_LEAK("plaintext on the wire"),
  /** The JVM running the trial died. */
  VM_CRASH("the JVM died");

  private final String meaning;

  Outcome(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for a person. */
  public String meaning() {
    return meaning;
  }

  /** True if the subject (and not the environment) did something that a safe subject never does. */
  public boolean isFailure() {
    return this != DELIVERED && this != INFRASTRUCTURE && this != UNKNOWN;
  }

  /** The weightier of this and {@code other}. */
  public Outcome and(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
