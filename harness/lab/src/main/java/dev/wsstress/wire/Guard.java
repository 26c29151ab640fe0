package dev.wsstress.wire;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the threads of a session apart for some steps, or does not: the rule of a hazard. */
public interface Guard {
  /** Some steps of a session. */
  interface Steps {
    /** Takes them. */
    void run() throws IOException;
  }

  /** Takes the steps, alone or not. */
  void hold(Steps steps) throws IOException;

  /** One thread at a time; may be entered again by the thread that is in. */
  static Guard mutex() {
    ReentrantLock lock = new ReentrantLock();
    return steps -> {
      lock.lock();
      try {
        steps.run();
      } finally {
        lock.unlock();
      }
    };
  }

  /** No guard: any thread at any time. */
  static Guard none() {
    return Steps::run;
  }

  /** The rule kept or broken. */
  static Guard kept(boolean kept) {
    return kept ? mutex() : none();
  }
}
