package dev.wsstress.trial;

import com.sun.management.OperatingSystemMXBean;
import dev.wsstress.api.OpeningTimes;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.load.TimeHistogram;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the meters of this process at the ends of the measured time. If client and server share it,
 * the cost of each cannot be separated and is not reported. For one thread.
 */
final class LoadMeter {
  /** With fewer, what the first of them has loaded is more than they hold. */
  private static final int FEWEST_FOR_MEMORY = 256;

  private final LoadGenerator load;
  private final boolean alone;
  private final Time time;
  private long bytesBefore;
  private LoadReport.@Nullable Memory memory;
  private Reading begin = Reading.NONE;
  private Reading end = Reading.NONE;

  /** The meters at one moment. */
  private record Reading(long nanos, long cpuNanos, long messages) {
    static final Reading NONE = new Reading(0, 0, 0);
  }

  /**
   * Prepares it.
   *
   * @param alone whether this process has no server
   */
  LoadMeter(boolean alone, LoadGenerator load, Time time) {
    this.alone = alone;
    this.time = time;
    this.load = load;
  }

  /** Before the first session is opened. */
  void opening(int sessions) {
    boolean known = alone && sessions >= FEWEST_FOR_MEMORY;
    bytesBefore = known ? ResidentMemory.settled() : -1;
  }

  /** When they are open and nothing is sent yet. */
  void opened(int sessions) {
    if (bytesBefore > 0 && sessions >= FEWEST_FOR_MEMORY) {
      memory = new LoadReport.Memory(ResidentMemory.settled() - bytesBefore, sessions);
    }
  }

  /** When what happens begins to count. */
  void begin() {
    load.latency().begin();
    begin = read();
    end = begin;
  }

  /** When it ends. */
  void end() {
    end = read();
  }

  private Reading read() {
    return new Reading(time.nanos(), cpuNanos(), sum(Conversation::echoed));
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }

  private long sum(ToLongFunction<Conversation> of) {
    return load.conversations().stream().mapToLong(of).sum();
  }

  /**
   * What was measured.
   *
   * @param opening how long each session took to open, in nanoseconds
   */
  LoadReport report(List<Long> opening) {
    long messages = end.messages - begin.messages;
    return new LoadReport(
        end.nanos - begin.nanos,
        messages,
        bytes(messages),
        alone && begin.cpuNanos >= 0 ? end.cpuNanos - begin.cpuNanos : null,
        memory,
        new LoadReport.Opening(
            TimeHistogram.of(times().map(OpeningTimes::connectNanos).toList()),
            TimeHistogram.of(times().map(OpeningTimes::handshakeNanos).toList()),
            TimeHistogram.of(opening)));
  }

  private Stream<OpeningTimes> times() {
    return load.conversations().stream()
        .map(Conversation::session)
        .filter(Objects::nonNull)
        .map(SubjectSession::openingTimes)
        .flatMap(List::stream);
  }

  /** By the share of all messages that were counted; they are alike. */
  private long bytes(long messages) {
    long all = sum(Conversation::verified);
    return all == 0 ? 0 : Math.round((double) sum(Conversation::verifiedBytes) * messages / all);
  }
}
