package dev.wsstress.tls;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Notes who is inside of what has room for one thread, such as a TLS engine without a lock, and the
 * first two that were at once. It stops nobody: that is the caller's affair, or its mistake. Costs
 * one small object and one exchange a call. Threadsafe.
 */
public final class OverlapDetector {
  private final AtomicReference<@Nullable Visit> inside = new AtomicReference<>();
  private final AtomicReference<@Nullable Overlap> first = new AtomicReference<>();

  /**
   * A call of it.
   *
   * @param thread who calls
   * @param call what is called, such as {@code TlsClientProtocol.offerInput}
   */
  public record Visit(Thread thread, String call) {}

  /**
   * Two threads in one place.
   *
   * @param nanoTime {@link System#nanoTime()} when the second came
   * @param here who was inside
   * @param second who came as well
   */
  public record Overlap(long nanoTime, Visit here, Visit second) {}

  /** The calling thread goes in; {@link #leave} when it is back. */
  public Visit enter(String call) {
    Visit visit = new Visit(Thread.currentThread(), call);
    Visit here = inside.getAndSet(visit);
    if (here != null && here.thread() != visit.thread() && first.get() == null) {
      first.compareAndSet(null, new Overlap(System.nanoTime(), here, visit));
    }
    return visit;
  }

  /** The call has come back. Somebody who came meanwhile stays inside. */
  public void leave(Visit visit) {
    inside.compareAndSet(visit, null);
  }

  /** The first overlap, or null if there was none. */
  public @Nullable Overlap overlap() {
    return first.get();
  }
}
