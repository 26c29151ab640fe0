package dev.wsstress.worker;

import dev.wsstress.trial.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes a signal to end, such as a Ctrl-C that goes to the parent's whole group, a wish to stop:
 * the worker still tells its result. The exit code stays that of the signal.
 */
final class Signals implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final CountDownLatch done = new CountDownLatch(1);

  private Signals() {}

  static Signals stopping(StopSignal stop) {
    Signals signals = new Signals();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signals.wait(stop), "signal"));
    return signals;
  }

  private void wait(StopSignal stop) {
    stop.stop();
    try {
      // Who waits longer for it kills it.
      boolean unused = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The result is told. */
  @Override
  public void close() {
    done.countDown();
  }
}
