package dev.wsstress.trial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says that a run has to end now and keep what it has. Threadsafe; never taken back. */
public final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Stops the run. */
  public void stop() {
    latch.countDown();
  }

  /** Whether the run has to end. */
  public boolean isStopped() {
    return latch.getCount() == 0;
  }

  /** Waits for the stop, at most for a time; true if it came. */
  public boolean await(Duration most) {
    try {
      return latch.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      // An interrupt asks for the same.
      Thread.currentThread().interrupt();
      stop();
      return true;
    }
  }
}
