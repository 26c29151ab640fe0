package dev.wsstress.trial;

import dev.wsstress.load.TimeHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What a measured load cost its client. Counted after the warm-up, until the load stopped.
 * Immutable.
 *
 * @param measuredNanos how long was measured
 * @param messages round trips that ended in that time
 * @param bytes their bytes, one direction
 * @param cpuNanos processor time of the client's JVM in that time, or null where it is not the
 *     client's alone
 * @param memory what opening the sessions added to the memory of the client's JVM, or null where
 *     that is not known
 * @param opening how long the steps of opening took
 */
public record LoadReport(
    long measuredNanos,
    long messages,
    long bytes,
    @Nullable Long cpuNanos,
    @Nullable Memory memory,
    Opening opening) {
  /**
   * Memory of some sessions.
   *
   * @param bytes resident, in all
   * @param sessions how many they are
   */
  public record Memory(long bytes, int sessions) {
    private Memory and(Memory other) {
      return new Memory(bytes + other.bytes, sessions + other.sessions);
    }
  }

  /**
   * Times of opening sessions.
   *
   * @param connect from the start of a TCP connection to its end
   * @param handshake of TLS
   * @param whole from asking for a session until it is open
   */
  public record Opening(TimeHistogram connect, TimeHistogram handshake, TimeHistogram whole) {
    private Opening and(Opening other) {
      return new Opening(
          connect.add(other.connect), handshake.add(other.handshake), whole.add(other.whole));
    }
  }

  /** The report of both; they ran at the same time. */
  LoadReport add(LoadReport other) {
    return new LoadReport(
        Math.max(measuredNanos, other.measuredNanos),
        messages + other.messages,
        bytes + other.bytes,
        cpuNanos == null || other.cpuNanos == null ? null : cpuNanos + other.cpuNanos,
        memory == null || other.memory == null ? null : memory.and(other.memory),
        opening.and(other.opening));
  }
}
