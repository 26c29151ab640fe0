package dev.wsstress.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a measured trial cost its client. Counted after the warm-up, until the load stopped.
 *
 * @param volume what was carried, and in which time
 * @param cost what the client spent
 * @param setup how long the steps of opening a session took
 * @param errors failed sessions by kind
 * @param verification what of every message was looked at: {@code full} or {@code none}
 */
public record LoadFigures(
    Volume volume, Cost cost, Setup setup, Map<String, Long> errors, String verification) {
  public LoadFigures {
    errors = errors == null ? Map.of() : Map.copyOf(errors);
  }

  /**
   * What was carried.
   *
   * @param measuredNanos how long was measured
   * @param messages round trips that ended in that time
   * @param bytes their bytes, one direction
   * @param offeredPerSecond messages per second that were due, or null in a closed loop
   */
  public record Volume(
      long measuredNanos, long messages, long bytes, @Nullable Double offeredPerSecond) {}

  /**
   * What the client spent.
   *
   * @param clientCpuNanos processor time of the client's JVM in the measured time, all threads,
   *     compiler and collector included; null where client and server share a JVM
   * @param clientBytesPerSession resident memory that opening the sessions added, divided among
   *     them; null where client and server share a JVM, where they are too few to be told from what
   *     the first of them loads, or the system does not tell
   */
  public record Cost(@Nullable Long clientCpuNanos, @Nullable Long clientBytesPerSession) {}

  /**
   * The steps of opening a session, one sample per session.
   *
   * @param connect from the start of a TCP connection to its end
   * @param handshake from the first to the last step of the TLS handshake
   * @param opening from asking for a session until it is open
   */
  public record Setup(LatencySummary connect, LatencySummary handshake, LatencySummary opening) {
    public Setup {
      connect = connect == null ? LatencySummary.NONE : connect;
      handshake = handshake == null ? LatencySummary.NONE : handshake;
      opening = opening == null ? LatencySummary.NONE : opening;
    }
  }

  /** How long was measured. */
  public long measuredNanos() {
    return volume.measuredNanos();
  }

  /** Round trips that ended in that time. */
  public long messages() {
    return volume.messages();
  }

  /** Round trips per second, 0 if nothing was measured. */
  public double messagesPerSecond() {
    return measuredNanos() == 0 ? 0 : messages() * 1e9 / measuredNanos();
  }

  /** Their bytes per second, one direction; 0 if nothing was measured. */
  public double bytesPerSecond() {
    return measuredNanos() == 0 ? 0 : volume.bytes() * 1e9 / measuredNanos();
  }

  /** Processor time per round trip in microseconds, or null where it is not known. */
  public @Nullable Double cpuMicrosPerMessage() {
    Long nanos = cost.clientCpuNanos();
    return nanos == null || messages() == 0 ? null : nanos / 1e3 / messages();
  }
}
