package dev.wsstress.tls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.wsstress.model.Observation;
import dev.wsstress.model.WireObservation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of the order of a client's TLS records from the wire alone. With TLS 1.2 and
 * AES-GCM a record carries eight bytes of its nonce in clear (RFC 5288 section 3); where an
 * implementation takes its count of records for that, as those here do, it gives the order of
 * wrapping. TLS 1.3 hides it (RFC 8446 section 5.3): then records are counted, and no more.
 *
 * <p>Whether the nonces count is seen in the handshake's last record and the one behind it, before
 * a second thread can have sent anything. Memory is bounded. Threadsafe.
 */
final class WireOrder {
  /** Nonces kept behind the first that is wrong, to see whether the missing one follows. */
  private static final int AFTERMATH = 64;

  /** Nobody has more records waiting than that: a nonce so far ahead is none. */
  private static final long FARTHEST = 1 << 16;

  private static final int HANDSHAKE = 22;
  private static final int CHANGE_CIPHER_SPEC = 20;

  private final Object lock = new Object();
  private final RecordCutter cutter = new RecordCutter(new Records());

  @GuardedBy("lock")
  private long records;

  @GuardedBy("lock")
  private long bytes;

  @GuardedBy("lock")
  private boolean encrypted;

  /** Position of the first record with a nonce; -1 before, or where there are none. */
  @GuardedBy("lock")
  private long base = -1;

  @GuardedBy("lock")
  private long firstNonce;

  @GuardedBy("lock")
  private boolean counting;

  @GuardedBy("lock")
  private @Nullable Disorder disorder;

  /** Record numbers by nonce, from the first wrong one on. */
  @GuardedBy("lock")
  private final List<Long> after = new ArrayList<>();

  /** The first record that was not the one due; found is -1 for bytes of no record. */
  private record Disorder(long position, long offset, long found, long nanoTime) {}

  /** Takes bytes that a client sent, in the order of the wire. */
  void passed(ByteBuffer buffer, int from, int to) {
    synchronized (lock) {
      cutter.feed(buffer, from, to);
    }
  }

  /** What is known of it. */
  List<Observation> observations(int session, long startNanos) {
    synchronized (lock) {
      List<Observation> seen = new ArrayList<>();
      if (disorder != null) {
        seen.add(observed(disorder, session, startNanos));
      }
      seen.add(
          new WireObservation.RecordsForwarded(
              session, System.nanoTime() - startNanos, records, counting));
      return seen;
    }
  }

  @GuardedBy("lock")
  private Observation observed(Disorder first, int session, long startNanos) {
    Long found = first.found < 0 ? null : first.found;
    return new WireObservation.WireDisorder(
        session,
        first.nanoTime - startNanos,
        first.position,
        first.offset,
        found,
        after.contains(first.position));
  }

  /** Told of the records; called with the lock held. */
  private final class Records implements RecordCutter.Sink {
    @Override
    @SuppressWarnings("GuardedBy") // Fed from passed() only, which holds the lock.
    public void record(long fingerprint, int length) {
      if (encrypted && base < 0 && cutter.type() == HANDSHAKE) {
        base = records;
        firstNonce = cutter.head();
      }
      if (base >= 0) {
        numbered(base + cutter.head() - firstNonce);
      }
      encrypted |= cutter.type() == CHANGE_CIPHER_SPEC;
      records++;
      bytes += length;
    }

    /**
     * A record whose nonce gives it a number.
     *
     * @param number in the order of wrapping, handshake included
     */
    @SuppressWarnings("GuardedBy") // As above.
    private void numbered(long number) {
      counting |= records == base + 1 && number == records;
      if (!counting) {
        return;
      }
      if (disorder == null && number != records) {
        boolean real = number >= base && number < records + FARTHEST;
        disorder = new Disorder(records, bytes, real ? number : -1, System.nanoTime());
      }
      if (disorder != null && after.size() < AFTERMATH) {
        after.add(number);
      }
    }

    @Override
    @SuppressWarnings("GuardedBy") // As above.
    public void garbage() {
      if (disorder == null) {
        disorder = new Disorder(records, bytes, -1, System.nanoTime());
      }
    }
  }
}
