package dev.wsstress.load;

import dev.wsstress.plan.EnvironmentException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Round trips as an HdrHistogram log ({@code .hlog}), a histogram a second, which the tools around
 * HdrHistogram read and join. What is written stays readable if the process is killed. For one
 * thread.
 */
public final class LatencyLog implements AutoCloseable {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LatencyRecorder latency;
  private final PrintStream file;
  private final HistogramLogWriter log;
  private long sinceMillis = System.currentTimeMillis();
  private long nextNanos = System.nanoTime() + INTERVAL_NANOS;

  /**
   * Starts a log of what is recorded from now on.
   *
   * @throws EnvironmentException if the file cannot be written
   */
  public LatencyLog(Path path, LatencyRecorder latency, String subject) {
    this.latency = latency;
    try {
      this.file = new PrintStream(path.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write " + path + ": " + e.getMessage(),
          "choose another directory for the results",
          e);
    }
    this.log = new HistogramLogWriter(file);
    log.outputComment("[round trips of " + subject + " in nanoseconds, from the intended send]");
    log.outputLogFormatVersion();
    log.outputStartTime(sinceMillis);
    log.outputLegend();
  }

  /** Writes what a second has brought, if one is over. */
  public void look() {
    if (System.nanoTime() >= nextNanos) {
      nextNanos += INTERVAL_NANOS;
      write();
    }
  }

  private void write() {
    Histogram interval = latency.interval();
    long now = System.currentTimeMillis();
    interval.setStartTimeStamp(sinceMillis);
    interval.setEndTimeStamp(now);
    sinceMillis = now;
    log.outputIntervalHistogram(interval);
    file.flush();
  }

  /**
   * Writes the rest.
   *
   * @throws EnvironmentException if not all could be written, as on a full disk
   */
  @Override
  public void close() {
    write();
    boolean failed = file.checkError();
    file.close();
    if (failed) {
      throw new EnvironmentException(
          "the latency log is not complete",
          "make room, or choose another directory for the results");
    }
  }
}
