package dev.wsstress.trial;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that are known to have to do with the sessions of a trial: those that a subject had
 * made here. Threadsafe.
 */
final class SubjectThreads implements ThreadFactory {
  private final Set<Thread> made = Collections.synchronizedSet(weakSet());
  private final AtomicInteger number = new AtomicInteger();

  private static Set<Thread> weakSet() {
    return Collections.newSetFromMap(new WeakHashMap<>());
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "subject-" + number.incrementAndGet());
    thread.setDaemon(true);
    made.add(thread);
    return thread;
  }

  /** Those that still exist. */
  Set<Thread> made() {
    synchronized (made) {
      return Set.copyOf(made);
    }
  }
}
