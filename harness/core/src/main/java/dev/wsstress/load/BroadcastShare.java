package dev.wsstress.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sessions on which one actor sends a {@link Broadcast}. Runs on that actor's thread. */
final class BroadcastShare implements Runnable {
  private final Broadcast broadcast;
  private final Actor actor;
  private final List<BroadcastLeg> legs = new ArrayList<>();
  private final AtomicBoolean awake = new AtomicBoolean();

  /** Actor only. */
  private long next;

  BroadcastShare(Broadcast broadcast, Actor actor) {
    this.broadcast = broadcast;
    this.actor = actor;
  }

  /** Before the start. */
  void add(BroadcastLeg leg) {
    legs.add(leg);
  }

  int sessions() {
    return legs.size();
  }

  boolean maySend() {
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).maySend()) {
        return true;
      }
    }
    return false;
  }

  /** Lets the actor send what is encoded. Any thread. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      actor.wake(this);
    }
  }

  @Override
  public void run() {
    awake.set(false);
    while (next < broadcast.encoded()) {
      Broadcast.Slot slot = broadcast.slotOf(next++);
      for (int i = 0; i < legs.size(); i++) {
        legs.get(i).send(slot);
      }
      slot.release();
    }
  }
}
