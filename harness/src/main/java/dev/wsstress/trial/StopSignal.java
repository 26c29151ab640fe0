package dev.wsstress.trial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody's wish that a run should end now and keep what it has. Threadsafe; never taken back. */
public final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Wishes it. */
  public void stop() {
    latch.countDown();
  }

  /** Whether it was wished. */
  public boolean isStopped() {
    return latch.getCount() == 0;
  }

  /** Waits until it is wished, at most for a time; true if it was. */
  public boolean await(Duration most) {
    try {
      return latch.await(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      // An interrupt is the same wish.
      Thread.currentThread().interrupt();
      stop();
      return true;
    }
  }
}
