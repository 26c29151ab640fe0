package dev.wsstress.trial;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.load.Conversation;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.EnvironmentException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Opens the sessions of a trial, a few at a time, and gives up at the first that cannot be opened.
 */
final class SessionOpener {
  /** Handshakes under way: enough to keep two cores busy, few enough not to time out in a queue. */
  private static final int AT_ONCE = 16;

  private static final long SLICE_MILLIS = 50;

  private final Time time;
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final AtomicInteger opened = new AtomicInteger();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  SessionOpener(Time time) {
    this.time = time;
  }

  /**
   * Opens them all, or as many as could be before a stop.
   *
   * @throws OpeningException if one could not be opened
   */
  void open(Subject subject, List<Conversation> conversations, StopSignal stop)
      throws OpeningException, InterruptedException {
    for (Conversation conversation : conversations) {
      take(1, stop);
      if (stop.isStopped() || failure.get() != null) {
        room.release();
        break;
      }
      long askedNanos = time.nanos();
      opening(subject, conversation)
          .whenComplete(
              (session, cause) -> {
                if (cause == null) {
                  nanos.add(time.nanos() - askedNanos);
                  conversation.opened(session);
                  opened.incrementAndGet();
                } else {
                  failure.compareAndSet(null, unwrapped(cause));
                }
                room.release();
              });
    }
    take(AT_ONCE, stop);
    Throwable first = failure.get();
    if (first != null) {
      throw new OpeningException(first);
    }
  }

  /** A subject that throws instead of failing has not opened its session either. */
  private static CompletionStage<SubjectSession> opening(
      Subject subject, Conversation conversation) {
    try {
      return subject.open(conversation.number(), conversation);
    } catch (PlanException | EnvironmentException said) {
      // They say themselves what a person can do.
      throw said;
    } catch (RuntimeException | LinkageError thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /** How many are open. */
  int opened() {
    return opened.get();
  }

  /** How long each took that is open, in nanoseconds. */
  List<Long> nanos() {
    return List.copyOf(nanos);
  }

  /** Waits for room, but no longer than a connection may take, and not after a stop. */
  private void take(int permits, StopSignal stop) throws OpeningException, InterruptedException {
    long deadline = time.nanos() + 2 * Defaults.CONNECT_LIMIT.toNanos();
    while (!room.tryAcquire(permits, SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
      if (stop.isStopped()) {
        return;
      }
      if (time.nanos() > deadline) {
        throw new OpeningException(new NeverOpenedException());
      }
    }
  }

  private static Throwable unwrapped(Throwable cause) {
    return cause instanceof CompletionException && cause.getCause() != null
        ? cause.getCause()
        : cause;
  }
}
