package dev.wsstress.model;

/**
 * What a trial sent and checked.
 *
 * @param messagesVerified messages verified in both directions: by the server, and again as echo
 * @param bytesVerified their payload and header bytes, one direction
 * @param elapsedNanos from the first message to the end
 */
public record Traffic(long messagesVerified, long bytesVerified, long elapsedNanos) {
  /** Nothing was verified. */
  public static final Traffic NONE = new Traffic(0, 0, 0);

  /** Messages verified per second, 0 if nothing ran. */
  public double messagesPerSecond() {
    return elapsedNanos == 0 ? 0 : messagesVerified * 1e9 / elapsedNanos;
  }
}
