package dev.wsstress.tls;

import dev.wsstress.model.StackFact;
import dev.wsstress.model.StackFact.Moment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the threads of the first disorder stood: who wrote the record that was out of place, who
 * wrapped the ones concerned and stands between his wrap and his write, and who writes the late one
 * at last. Only a fault costs anything. NOT threadsafe: the journal's lock is held.
 */
final class FaultStacks {
  private final List<StackFact> taken = new ArrayList<>();
  private final Set<Thread> wrappers = new LinkedHashSet<>();

  /**
   * The fault is there, on the current thread.
   *
   * @param moment what the current thread does
   * @param found the record it does it with, or -1
   * @param due the record that should have been there
   * @param dueWrapper who wrapped that, if anybody has
   * @param foundWrapper who wrapped the record that was there, if anybody has
   */
  void fault(
      Moment moment,
      long found,
      long due,
      @Nullable Thread dueWrapper,
      @Nullable Thread foundWrapper) {
    current(moment, found);
    wrapper(dueWrapper, due);
    wrapper(foundWrapper, due);
  }

  private void wrapper(@Nullable Thread thread, long due) {
    if (thread != null && wrappers.add(thread) && thread != Thread.currentThread()) {
      List<String> frames = StackSamples.stackOf(thread);
      if (!frames.isEmpty()) {
        taken.add(new StackFact(thread.getName(), Moment.FAULT, due, frames));
      }
    }
  }

  /** The record that had been due leaves now, late, by the current thread. */
  void late(long record) {
    current(Moment.WRITE, record);
  }

  private void current(Moment moment, long record) {
    List<String> frames = StackSamples.stackOfCurrent();
    taken.add(new StackFact(Thread.currentThread().getName(), moment, record, frames));
  }

  /** All of them, with the newest samples of who wrapped. */
  List<StackFact> facts(StackSamples wraps) {
    List<StackFact> all = new ArrayList<>();
    for (Thread thread : wrappers) {
      StackSamples.Sample sample = wraps.newest(thread);
      if (sample != null) {
        all.add(new StackFact(thread.getName(), Moment.WRAP, sample.record(), sample.frames()));
      }
    }
    all.addAll(taken);
    return all;
  }
}
