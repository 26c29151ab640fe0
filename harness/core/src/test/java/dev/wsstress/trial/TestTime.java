package dev.wsstress.trial;

import java.time.Duration;

/** A clock of which a test moves the hand: whoever waits moves it too, and at once. */
public final class TestTime implements Time {
  private Runnable onWait = () -> {};
  private long nanos = Duration.ofDays(1).toNanos();

  /** Has something done after each wait. */
  void onWait(Runnable work) {
    onWait = work;
  }

  /** Lets time pass; nothing is done in it. */
  public void advance(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public boolean await(StopSignal stop, Duration most) {
    if (!stop.isStopped()) {
      pause(most);
    }
    return stop.isStopped();
  }

  @Override
  public void pause(Duration time) {
    advance(time);
    onWait.run();
  }
}
