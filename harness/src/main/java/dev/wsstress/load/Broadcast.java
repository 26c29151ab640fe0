package dev.wsstress.load;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.subject.OutgoingMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Messages that go to every session, each encoded once. The bytes of one are used again when every
 * session that is still whole has sent it and seen its echo.
 *
 * <p>Threadsafe: the lock is held while a message is encoded, never while one is sent.
 */
final class Broadcast {
  private final MessageSizes sizes;
  private final SplittableRandom random;
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final MessageCodec codec = new MessageCodec();

  @GuardedBy("lock")
  private final Round[] rounds;

  /** Sessions that take part. */
  @GuardedBy("lock")
  private final BitSet members = new BitSet();

  @GuardedBy("lock")
  private final List<Runnable> wakeUps = new ArrayList<>();

  /** The present message of one slot. */
  private static final class Round {
    final ByteBuffer bytes;

    /** Sessions that are not done with it. */
    final BitSet waiting = new BitSet();

    volatile long sequence;

    Round(int capacity, long sequence) {
      this.bytes = ByteBuffer.allocate(capacity);
      this.sequence = sequence;
    }
  }

  Broadcast(int slots, MessageSizes sizes, long seed) {
    this.sizes = sizes;
    this.random = new SplittableRandom(seed);
    this.rounds = new Round[slots];
    for (int i = 0; i < slots; i++) {
      rounds[i] = new Round(sizes.max(), i);
      encode(rounds[i], i);
    }
  }

  /** Lets a session take part; before anything is sent. */
  Content join(int session, Runnable wakeUp) {
    synchronized (lock) {
      members.set(session);
      wakeUps.add(wakeUp);
      for (Round round : rounds) {
        round.waiting.set(session);
      }
    }
    return new Part(session);
  }

  /** Waits for a session no more. */
  void leave(int session) {
    synchronized (lock) {
      if (members.get(session)) {
        members.clear(session);
        for (Round round : rounds) {
          done(round, session);
        }
      }
    }
  }

  @GuardedBy("lock")
  private void done(Round round, int session) {
    round.waiting.clear(session);
    if (round.waiting.isEmpty() && !members.isEmpty()) {
      long next = round.sequence + rounds.length;
      round.waiting.or(members);
      encode(round, next);
      // Last: who reads it may send the bytes.
      round.sequence = next;
      wakeUps.forEach(Runnable::run);
    }
  }

  @SuppressWarnings("GuardedBy") // Also by the constructor, before anybody else knows of it.
  private void encode(Round round, long sequence) {
    codec.encode(round.bytes, MessageDescriptor.EVERY_SESSION, 0, sequence, sizes.next(random));
  }

  @SuppressWarnings("GuardedBy") // The array never changes, and the sequence is volatile.
  private Round round(long sequence) {
    return rounds[(int) (sequence % rounds.length)];
  }

  /** What one session has to do with it. */
  private final class Part implements Content {
    private final int session;

    Part(int session) {
      this.session = session;
    }

    @Override
    public OutgoingMessage newMessage(int slot) {
      // The same bytes for all, with a position and limit of its own.
      return OutgoingMessage.shared(round(slot).bytes.duplicate());
    }

    @Override
    public boolean isReady(long sequence) {
      return round(sequence).sequence == sequence;
    }

    @Override
    public void write(OutgoingMessage message, long sequence) {
      message.bytes().clear().limit(round(sequence).bytes.limit());
    }

    @Override
    public void settled(long sequence) {
      synchronized (lock) {
        done(round(sequence), session);
      }
    }
  }
}
