package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.tls.OverlapDetector.Visit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class OverlapDetectorTest {
  private static final int CALLS = 20_000;

  private final OverlapDetector occupants = new OverlapDetector();

  @Test
  void shouldNoteWhoWasInsideAndWhoCame() {
    Thread other = new Thread(() -> occupants.enter("readInput"), "reader-7");
    start(other);
    occupants.enter("writeApplicationData");
    occupants.enter("readOutput");

    OverlapDetector.Overlap overlap = Objects.requireNonNull(occupants.overlap());
    assertThat(overlap.here()).isEqualTo(new Visit(other, "readInput"));
    assertThat(overlap.second())
        .isEqualTo(new Visit(Thread.currentThread(), "writeApplicationData"));
  }

  @Test
  void shouldNoteNobodyWhoCameAfterTheOtherHadLeft() {
    start(new Thread(() -> occupants.leave(occupants.enter("readInput"))));
    occupants.leave(occupants.enter("writeApplicationData"));

    assertThat(occupants.overlap()).isNull();
  }

  @Test
  void shouldNoteNobodyWhoCallsTheEngineInACallOfTheEngine() {
    Visit outer = occupants.enter("offerInput");
    occupants.leave(occupants.enter("readOutput"));
    occupants.leave(outer);

    assertThat(occupants.overlap()).isNull();
  }

  @Test
  void shouldKeepTheFirstTwo() {
    Visit first = occupants.enter("readInput");
    start(new Thread(() -> occupants.enter("readOutput")));
    occupants.leave(first);
    start(new Thread(() -> occupants.enter("offerInput")));

    OverlapDetector.Overlap overlap = Objects.requireNonNull(occupants.overlap());
    assertThat(overlap.second().call()).isEqualTo("readOutput");
  }

  @Test
  void shouldNoteNobodyUnderOneLock() {
    ReentrantLock lock = new ReentrantLock();
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> call(lock));
    CompletableFuture<Void> two = CompletableFuture.runAsync(() -> call(lock));
    CompletableFuture.allOf(one, two).join();

    assertThat(occupants.overlap()).isNull();
  }

  private void call(ReentrantLock lock) {
    for (int i = 0; i < CALLS; i++) {
      lock.lock();
      try {
        occupants.leave(occupants.enter("step"));
      } finally {
        lock.unlock();
      }
    }
  }

  private static void start(Thread thread) {
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
