package dev.wsstress.worker;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.trial.TrialListener;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Speaks for the worker to its parent. Each line reaches the operating system before the call
 * returns, so that what was said survives a crash. Threadsafe.
 */
final class WorkerVoice implements TrialListener {
  private final int trial;
  private final PrintStream out;

  /** Written before the trial, which has the threads that read it. */
  private long startNanos;

  WorkerVoice(int trial, PrintStream out) {
    this.trial = trial;
    this.out = out;
  }

  /** Says that the trial begins now; its observations count from here. */
  void begin() {
    startNanos = System.nanoTime();
    long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    say(new WorkerLine.Started(TimeUnit.MILLISECONDS.toNanos(uptime)));
  }

  void say(WorkerLine line) {
    synchronized (out) {
      out.println(line.text());
      out.flush();
    }
  }

  @Override
  public void observed(Observation observation) {
    say(new WorkerLine.Result(new ResultLine.Observed(trial, observation)));
  }

  @Override
  public void witnessed(Witness witness) {
    say(new WorkerLine.Result(new ResultLine.Witnessed(trial, witness)));
  }

  @Override
  public void captured(int session, ByteBuffer pcapng) {
    say(new WorkerLine.Capture(session, pcapng));
  }

  @Override
  public void progressed(String phase, long messages, int broken) {
    say(new WorkerLine.Progress(System.nanoTime() - startNanos, messages, broken, phase));
  }
}
