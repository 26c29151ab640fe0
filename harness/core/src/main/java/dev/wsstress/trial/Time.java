package dev.wsstress.trial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Time as the policies of a trial see it, so that they can be tested without waiting. */
public interface Time {
  /** The time of this JVM. */
  Time SYSTEM =
      new Time() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean await(StopSignal stop, Duration most) {
          return stop.await(most);
        }

        @Override
        public void pause(Duration time) {
          LockSupport.parkNanos(time.toNanos());
        }
      };

  /** Like {@link System#nanoTime()}. */
  long nanos();

  /** Waits for a stop, at most for a time; true if there is one. */
  boolean await(StopSignal stop, Duration most);

  /** Waits. */
  void pause(Duration time);
}
