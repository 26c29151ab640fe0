package dev.wsstress.design;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.subject.TrialContext;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Every session has one virtual thread (JEP 444) that takes messages from a bounded queue and sends
 * them one by one, blocking as plain code does: a writer thread that costs next to nothing. All its
 * locks are {@link java.util.concurrent.locks.ReentrantLock}s, for a virtual thread that waits in a
 * {@code synchronized} block before Java 24 keeps the thread that carries it.
 */
public final class VirtualThreadDesign extends Design {
  private static final int FLOOR = 21;

  /** For the catalogue. */
  public VirtualThreadDesign() {
    super("virtual-thread-per-session", "a virtual thread and a lock for each session");
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.unavailable(tooOld());
  }

  private static @Nullable String tooOld() {
    Runtime.Version here = Runtime.version();
    return here.feature() < FLOOR
        ? "virtual threads need Java " + FLOOR + ", this is " + here
        : null;
  }

  @Override
  Subject subject(TrialContext context) {
    return new WriterSubject(context, virtualThreads());
  }

  /** {@code Thread.ofVirtual().factory()}, which does not exist where this is compiled. */
  private static ThreadFactory virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
      return (ThreadFactory) factory.invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no virtual threads: " + Runtime.version(), e);
    }
  }
}
