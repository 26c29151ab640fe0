package dev.wsstress.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a measured trial cost its client. Counted after the warm-up, until the load stopped.
 *
 * @param measuredNanos how long was measured
 * @param messages round trips that ended in that time
 * @param bytes their bytes, one direction
 * @param offeredPerSecond messages a second that were due, or null in a closed loop
 * @param clientCpuNanos processor time of the client's JVM in that time, all threads, compiler and
 *     collector included; null where client and server share a JVM
 * @param clientBytesPerSession resident memory that opening the sessions added, divided among them;
 *     null where client and server share a JVM, where they are too few to be told from what the
 *     first of them loads, or the system does not tell
 * @param connect from the start of a TCP connection to its end, a sample a session
 * @param handshake from the first to the last step of the TLS handshake
 * @param opening from asking for a session until it is open
 * @param errors failed sessions by kind
 * @param verification what of every message was looked at: {@code full} or {@code none}
 */
public record LoadFigures(
    long measuredNanos,
    long messages,
    long bytes,
    @Nullable Double offeredPerSecond,
    @Nullable Long clientCpuNanos,
    @Nullable Long clientBytesPerSession,
    LatencySummary connect,
    LatencySummary handshake,
    LatencySummary opening,
    Map<String, Long> errors,
    String verification) {

  public LoadFigures {
    connect = connect == null ? LatencySummary.NONE : connect;
    handshake = handshake == null ? LatencySummary.NONE : handshake;
    opening = opening == null ? LatencySummary.NONE : opening;
    errors = errors == null ? Map.of() : Map.copyOf(errors);
  }

  /** Round trips a second, 0 if nothing was measured. */
  public double messagesPerSecond() {
    return measuredNanos == 0 ? 0 : messages * 1e9 / measuredNanos;
  }

  /** Their bytes a second, one direction; 0 if nothing was measured. */
  public double bytesPerSecond() {
    return measuredNanos == 0 ? 0 : bytes * 1e9 / measuredNanos;
  }

  /** Processor time a round trip in microseconds, or null where it is not known. */
  public @Nullable Double cpuMicrosPerMessage() {
    return clientCpuNanos == null || messages == 0 ? null : clientCpuNanos / 1e3 / messages;
  }
}
