package dev.wsstress.worker;

import dev.wsstress.model.Observation;
import dev.wsstress.trial.TrialListener;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * Reports to the parent. Each line reaches the operating system before the call returns, so that it
 * survives a crash. Threadsafe.
 */
final class ClientReporter implements TrialListener {
  private final PrintStream out;
  private final long startNanos;

  /**
   * Reports on a stream.
   *
   * @param startNanos {@link System#nanoTime()} from which times count
   */
  ClientReporter(long startNanos, PrintStream out) {
    this.startNanos = startNanos;
    this.out = out;
  }

  /** Says that the client side begins now. */
  void begin() {
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    long now = System.nanoTime() - startNanos;
    say(new ClientLine.Started(TimeUnit.MILLISECONDS.toNanos(uptime), now));
  }

  void say(ClientLine line) {
    synchronized (out) {
      out.println(line.text());
      out.flush();
    }
  }

  @Override
  public void observed(Observation observation) {
    say(new ClientLine.Observed(observation));
  }

  @Override
  public void progressed(String phase, long messages, int broken) {
    say(new ClientLine.Progress(System.nanoTime() - startNanos, messages, broken, phase));
  }
}
