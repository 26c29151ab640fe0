package dev.wsstress.load;

import dev.wsstress.subject.OutgoingMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One stream that goes to every session: each message is encoded once, and all sessions send the
 * same bytes. They are written again when every session has sent them and its echo has come back,
 * or the session has ended.
 *
 * <p>Sending belongs to the actor's thread, acknowledging to the sessions' strands. Message
 * <i>n</i> always has slot <i>n</i> modulo their number. Nothing is allocated after the start.
 */
final class Broadcast implements Runnable {
  private final Actor actor;
  private final MessageSource source;
  private final @Nullable Pace pace;
  private final List<BroadcastLeg> legs = new ArrayList<>();
  private final Slot[] slots;
  private final AtomicBoolean awake = new AtomicBoolean();

  /** Actor only. */
  private long next;

  /** The bytes of one message, and who still needs them. */
  final class Slot {
    final int index;
    final OutgoingMessage message;

    /** Sessions that are not done with it, and the actor while it sends. */
    private final AtomicInteger users = new AtomicInteger();

    /** Written by the actor before the send, read on the strands after the echo. */
    long intendedNanos;

    Slot(int index, OutgoingMessage message) {
      this.index = index;
      this.message = message;
    }

    /** One of its users needs it no more. Any thread. */
    void release() {
      if (users.decrementAndGet() == 0) {
        wake();
      }
    }
  }

  /**
   * Makes a stream that has sent nothing.
   *
   * @param inFlight how many messages go round
   * @param pace when each is due, or null for as soon as it may
   */
  Broadcast(Actor actor, MessageSource source, int inFlight, @Nullable Pace pace) {
    this.actor = actor;
    this.source = source;
    this.pace = pace;
    this.slots = new Slot[inFlight];
    Arrays.setAll(slots, i -> new Slot(i, source.allocate()));
  }

  /** Adds a session; before the start. */
  BroadcastLeg leg(Conversation conversation) {
    BroadcastLeg leg = new BroadcastLeg(this, conversation, List.of(slots));
    legs.add(leg);
    return leg;
  }

  /** Lets the actor send what may be sent. Any thread. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      actor.wake(this);
    }
  }

  @Override
  public void run() {
    awake.set(false);
    while (isHeard() && (pace == null || pace.isDue(next))) {
      Slot slot = slots[(int) (next % slots.length)];
      if (slot.users.get() > 0) {
        return;
      }
      send(slot);
    }
  }

  private boolean isHeard() {
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).maySend()) {
        return true;
      }
    }
    return false;
  }

  private void send(Slot slot) {
    source.write(slot.message, next);
    slot.intendedNanos = pace == null ? System.nanoTime() : pace.due(next);
    next++;
    slot.users.set(legs.size() + 1);
    for (int i = 0; i < legs.size(); i++) {
      legs.get(i).send(slot);
    }
    slot.release();
  }
}
