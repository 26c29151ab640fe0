package dev.wsstress.worker;

import com.sun.jna.Function;
import dev.wsstress.api.Requirements;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.design.SerialExecutorDesign;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Real sessions of the safe design in a JVM that really ends after some messages, or will not. */
public abstract class Doomed implements SubjectSpec {
  /** Verified by the first session when it happens. */
  static final int MESSAGES = 300;

  private final String name;

  Doomed(String name) {
    this.name = name;
  }

  @Override
  public SubjectDescription description() {
    return new SubjectDescription(
        name, Role.CONTROL, "ends its JVM", null, Expectation.forbidFailure());
  }

  @Override
  public Requirements requirements() {
    return Requirements.NONE.withOwnJvm();
  }

  /** What happens on the strand of the first session. */
  void deed() throws ReflectiveOperationException {}

  /** What happens when the subject is closed. */
  void atClose() {}

  @Override
  public Subject create(SubjectContext context) {
    Subject safe = new SerialExecutorDesign().create(context);
    return new Subject() {
      @Override
      public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
        return safe.open(session, new Counting(handler, Doomed.this));
      }

      @Override
      public void close() {
        atClose();
        safe.close();
      }
    };
  }

  /** Touches memory that is nobody's. */
  public static final class Crash extends Doomed {
    public Crash() {
      super("doomed-crash");
    }

    @Override
    void deed() throws ReflectiveOperationException {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field unsafe = type.getDeclaredField("theUnsafe");
      unsafe.setAccessible(true);
      type.getMethod("putAddress", long.class, long.class).invoke(unsafe.get(null), 0x27L, 1L);
    }
  }

  /** Calls the C library's abort, as it does itself when it finds its heap broken. */
  public static final class Abort extends Doomed {
    public Abort() {
      super("doomed-abort");
    }

    @Override
    void deed() {
      Function.getFunction("c", "abort").invoke(new Object[0]);
    }
  }

  /** Wants more memory than there is. */
  public static final class Greed extends Doomed {
    public Greed() {
      super("doomed-greed");
    }

    @Override
    void deed() {
      long[][] all = new long[64][];
      for (int i = 0; i < all.length; i++) {
        all[i] = new long[Integer.MAX_VALUE - 8];
      }
    }
  }

  /** Never comes back from its close. */
  public static final class Hang extends Doomed {
    public Hang() {
      super("doomed-hang");
    }

    @Override
    void atClose() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends the JVM with an exit code of its own. */
  public static final class Leave extends Doomed {
    public Leave() {
      super("doomed-leave");
    }

    @Override
    void deed() {
      Runtime.getRuntime().halt(5);
    }
  }

  /** Has two threads that each hold what the other wants: a monitor and another lock. */
  public static final class Deadlock extends Doomed {
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch bothHold = new CountDownLatch(2);

    public Deadlock() {
      super("doomed-deadlock");
    }

    @Override
    public Requirements requirements() {
      return super.requirements().withStallLimit(Duration.ofSeconds(2));
    }

    @Override
    void deed() {
      Thread other = new Thread(this::lockThenMonitor, "holds-the-lock");
      other.setDaemon(true);
      other.start();
      synchronized (monitor) {
        meet();
        lock.lock();
      }
    }

    private void lockThenMonitor() {
      lock.lock();
      meet();
      synchronized (monitor) {
        lock.unlock();
      }
    }

    private void meet() {
      bothHold.countDown();
      try {
        bothHold.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Has its JVM stopped for longer than a session may be silent, and continued. */
  public static class Stopped extends Doomed {
    /** How long a session may be silent. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private final AtomicBoolean done = new AtomicBoolean();

    public Stopped() {
      this("doomed-stopped");
    }

    Stopped(String name) {
      super(name);
    }

    @Override
    public Requirements requirements() {
      return super.requirements().withStallLimit(LIMIT);
    }

    @Override
    void deed() {
      if (done.compareAndSet(false, true)) {
        stopAndContinue(0);
      }
    }

    /** Has the JVM stopped from outside for four seconds, after some. */
    static void stopAndContinue(int afterSeconds) {
      String self = Long.toString(ProcessHandle.current().pid());
      String stop =
          "sleep " + afterSeconds + "; kill -STOP " + self + "; sleep 4; kill -CONT " + self;
      try {
        new ProcessBuilder("sh", "-c", stop).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Is stopped likewise when both of its sessions have been mute for a moment, so that the watchdog
   * knows, and they never find back.
   */
  public static final class Mute extends Stopped {
    private static final int SESSIONS = 2;

    private final AtomicInteger mute = new AtomicInteger();

    public Mute() {
      super("doomed-mute");
    }

    @Override
    void deed() {
      if (mute.incrementAndGet() == SESSIONS) {
        stopAndContinue(1);
      }
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Does nothing, so that somebody else can. */
  public static final class Patient extends Doomed {
    public Patient() {
      super("doomed-patient");
    }
  }

  /** Cannot run anywhere. */
  public static final class Absent extends Doomed {
    public Absent() {
      super("doomed-absent");
    }

    @Override
    public Requirements requirements() {
      return super.requirements().unavailable("it needs what there is not");
    }
  }
}
