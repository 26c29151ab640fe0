package dev.wsstress.worker;

import dev.wsstress.trial.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a child JVM come to rest when it gets a signal to end, such as a Ctrl-C that a terminal
 * sends to the whole group of its parent: a client side still reports, and a server goes on for the
 * client that still needs it. The exit code stays that of the signal.
 */
final class Signals implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 15;

  private final CountDownLatch done = new CountDownLatch(1);

  private Signals() {}

  /** On a signal, a stop is asked for, and the JVM waits until it is at rest. */
  static Signals stopping(StopSignal stop) {
    return new Signals().onSignal(stop::stop);
  }

  /** On a signal the JVM goes on until it is at rest; its parent says when. */
  static Signals deferring() {
    return new Signals().onSignal(() -> {});
  }

  private Signals onSignal(Runnable first) {
    Thread hook =
        new Thread(
            () -> {
              first.run();
              await();
            },
            "signal");
    Runtime.getRuntime().addShutdownHook(hook);
    return this;
  }

  private void await() {
    try {
      // A parent that waits longer for it kills it.
      boolean unused = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It is at rest. */
  @Override
  public void close() {
    done.countDown();
  }
}
