package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One stream that goes to every session: the first actor encodes each message once, and then all
 * actors send the same bytes, each on its own {@link BroadcastShare} of the sessions. The bytes are
 * written again when every session has sent them and its echo has come back, or the session has
 * ended.
 *
 * <p>Encoding and sending belong to the actors' threads, acknowledging to the sessions' strands.
 * Message <i>n</i> always has slot <i>n</i> modulo their number. Nothing is allocated after the
 * start.
 */
final class Broadcast implements Runnable {
  private final Actor encoder;
  private final MessageSource source;
  private final @Nullable Pace pace;
  private final List<BroadcastShare> shares;
  private final Slot[] slots;
  private final AtomicBoolean awake = new AtomicBoolean();

  /** Messages that may be sent; written by the encoder only. */
  private volatile long encoded;

  /** The bytes of one message, and who still needs them. */
  final class Slot {
    final int index;
    final OutgoingMessage message;

    /** Sessions that are not done with it, and actors that have not yet sent all of it. */
    private final AtomicInteger users = new AtomicInteger();

    /** Written by the encoder, read on the strands after the echo. */
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
   * @param actors who send; the first encodes
   * @param inFlight how many messages go round
   * @param pace when each is due, or null for as soon as it may
   */
  Broadcast(List<Actor> actors, MessageSource source, int inFlight, @Nullable Pace pace) {
    this.encoder = actors.get(0);
    this.source = source;
    this.pace = pace;
    this.shares = actors.stream().map(actor -> new BroadcastShare(this, actor)).toList();
    this.slots = new Slot[inFlight];
    Arrays.setAll(slots, i -> new Slot(i, source.allocate()));
  }

  /** Adds a session; before the start. */
  BroadcastLeg leg(Conversation conversation) {
    BroadcastLeg leg = new BroadcastLeg(this, conversation, List.of(slots));
    shares.get(conversation.number() % shares.size()).add(leg);
    return leg;
  }

  /** Lets the encoder go on as far as it may. Any thread. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      encoder.wake(this);
    }
  }

  @Override
  public void run() {
    awake.set(false);
    while (isHeard() && (pace == null || pace.isDue(encoded))) {
      Slot slot = slotOf(encoded);
      if (slot.users.get() > 0) {
        return;
      }
      encode(slot);
    }
  }

  private boolean isHeard() {
    boolean isHeard = false;
    for (int i = 0; i < shares.size(); i++) {
      isHeard |= shares.get(i).maySend();
    }
    return isHeard;
  }

  private void encode(Slot slot) {
    long sequence = encoded;
    source.write(slot.message, sequence);
    slot.intendedNanos = pace == null ? System.nanoTime() : pace.due(sequence);
    int users = 0;
    for (int i = 0; i < shares.size(); i++) {
      users += 1 + shares.get(i).sessions();
    }
    slot.users.set(users);
    encoded = sequence + 1;
    for (int i = 0; i < shares.size(); i++) {
      shares.get(i).wake();
    }
  }

  /** How many messages may be sent by now. */
  long encoded() {
    return encoded;
  }

  Slot slotOf(long sequence) {
    return slots[(int) (sequence % slots.length)];
  }
}
