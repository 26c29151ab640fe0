package dev.wsstress.cli;

import dev.wsstress.trial.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C stop the run, and the JVM wait until its report is written, or for {@value
 * #PATIENCE_SECONDS} seconds. The exit code stays that of the signal.
 */
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(StopSignal stop) {
    this.hook =
        new Thread(
            () -> {
              stop.stop();
              await();
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Interrupt stopping(StopSignal stop) {
    return new Interrupt(stop);
  }

  private void await() {
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "wsstress: gave up waiting for the report; make it with `wsstress report DIR`");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The report is written. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // That is what the hook was for.
    }
  }
}
