package dev.wsstress.trial;

import com.sun.management.OperatingSystemMXBean;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LatencyRecorder;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.Measurement;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.reports.result.LoadFigures;
import dev.wsstress.subject.OpeningTimes;
import dev.wsstress.subject.SubjectSession;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the meters of this process at the ends of the measured time. Where client and server share
 * it, what they cost cannot be told apart and is not said. For one thread.
 */
final class LoadMeter {
  /** With fewer, what the first of them has loaded is more than they hold. */
  private static final int FEWEST_FOR_MEMORY = 256;

  private final RunPlan plan;
  private final Measurement measurement;
  private final LoadGenerator load;
  private final boolean ownProcess;
  private long bytesBefore;
  private @Nullable Long bytesPerSession;
  private Reading begin = Reading.NONE;
  private Reading end = Reading.NONE;

  /** The meters at one moment. */
  private record Reading(long nanos, long cpuNanos, long messages) {
    static final Reading NONE = new Reading(0, 0, 0);
  }

  LoadMeter(RunPlan plan, Measurement measurement, LoadGenerator load) {
    this.plan = plan;
    this.measurement = measurement;
    this.load = load;
    this.ownProcess = plan.target() instanceof Target.Remote;
  }

  /** Before the first session is opened. */
  void opening() {
    boolean told = ownProcess && plan.sessions() >= FEWEST_FOR_MEMORY;
    bytesBefore = told ? ResidentMemory.settled() : -1;
  }

  /** When they are open and nothing is sent yet. */
  void opened(int sessions) {
    if (bytesBefore > 0 && sessions >= FEWEST_FOR_MEMORY) {
      bytesPerSession = (ResidentMemory.settled() - bytesBefore) / sessions;
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
    return new Reading(System.nanoTime(), cpuNanos(), sum(Conversation::echoed));
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
   * @param errors failed sessions by kind
   */
  LoadFigures figures(List<Long> opening, Map<String, Long> errors) {
    long messages = end.messages - begin.messages;
    return new LoadFigures(
        end.nanos - begin.nanos,
        messages,
        bytes(messages),
        offered(),
        ownProcess && begin.cpuNanos >= 0 ? end.cpuNanos - begin.cpuNanos : null,
        bytesPerSession,
        LatencyRecorder.summaryOf(times().map(OpeningTimes::connectNanos).toList()),
        LatencyRecorder.summaryOf(times().map(OpeningTimes::handshakeNanos).toList()),
        LatencyRecorder.summaryOf(opening),
        errors,
        measurement.verification().name().toLowerCase(Locale.ROOT));
  }

  private Stream<OpeningTimes> times() {
    return load.conversations().stream()
        .map(Conversation::open)
        .filter(Objects::nonNull)
        .map(SubjectSession::openingTimes)
        .flatMap(List::stream);
  }

  /** By the share of all messages that were counted; they are alike. */
  private long bytes(long messages) {
    long all = sum(Conversation::verified);
    return all == 0 ? 0 : Math.round((double) sum(Conversation::verifiedBytes) * messages / all);
  }

  private @Nullable Double offered() {
    return plan.load() instanceof LoadModel.Open open ? open.perSecond() * plan.allStreams() : null;
  }
}
