package dev.wsstress.cli;

import dev.wsstress.trial.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C a wish to stop: the run is told, and the JVM waits until its report is written, or
 * for {@value #PATIENCE_SECONDS} seconds. The exit code stays that of the signal.
 */
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable first, String inVain) {
    this.hook =
        new Thread(
            () -> {
              first.run();
              await(inVain);
            },
            "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Interrupt stopping(StopSignal stop) {
    return new Interrupt(
        stop::stop,
        "wsstress: gave up waiting for the report; make it with `wsstress report DIR`"
            + System.lineSeparator());
  }

  /**
   * Goes on for a while as if there had been none, for who is ended by somebody else: a terminal
   * sends a Ctrl-C to a server and to the client that started it, and the client still needs it to
   * come to rest. Nobody is waited for longer than {@value #PATIENCE_SECONDS} seconds.
   */
  static Interrupt deferring() {
    return new Interrupt(() -> {}, "");
  }

  private void await(String inVain) {
    try {
      if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.print(inVain);
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
