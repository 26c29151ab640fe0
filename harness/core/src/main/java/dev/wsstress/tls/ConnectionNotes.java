package dev.wsstress.tls;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TlsObservation.Direction;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The taps of a client's connection, and what they noted as observations. Threadsafe.
 *
 * @param outbound records wrapped against records that left
 * @param inbound records that arrived against records given to the engine; empty where one thread
 *     reads, since nothing can come between
 * @param readers who appended what arrived and gave it to the engine, where several threads read
 * @param tap what the engine accepted, and how it failed
 * @param capture the bytes themselves, or null if nobody asked for them
 */
public record ConnectionNotes(
    RecordJournal outbound,
    RecordJournal inbound,
    OverlapDetector readers,
    ConnectionTap tap,
    @Nullable WireCapture capture) {
  /**
   * Taps that have noted nothing.
   *
   * @param journaled whether the journals note anything
   * @param captureBytes how many of the newest bytes to keep, 0 for none
   */
  public static ConnectionNotes starting(boolean journaled, int captureBytes) {
    WireCapture capture = captureBytes > 0 ? new WireCapture(captureBytes) : null;
    return new ConnectionNotes(
        new RecordJournal(journaled),
        new RecordJournal(journaled),
        new OverlapDetector(),
        new ConnectionTap(capture),
        capture);
  }

  /** Notes what a socket accepted. Called by the writing thread, in the order of its writes. */
  public void written(ByteBuffer ciphertext, int from, int to) {
    outbound.written(ciphertext, from, to);
    if (capture != null) {
      capture.sent(ciphertext, from, to);
    }
  }

  /** Notes what came from a socket, before anybody else has it. */
  public void read(ByteBuffer ciphertext, int from, int to) {
    if (capture != null) {
      capture.received(ciphertext, from, to);
    }
  }

  /**
   * The newest bytes of the connection as a capture file, with a comment at the packet in which
   * records left out of order; empty if nobody asked for it.
   */
  public ByteBuffer pcapng(SocketAddress client, SocketAddress server) {
    if (capture == null
        || !(client instanceof InetSocketAddress from)
        || !(server instanceof InetSocketAddress to)) {
      return ByteBuffer.allocate(0);
    }
    RecordJournal.Disorder first = outbound.disorder();
    WireCapture.Mark mark =
        first == null
            ? null
            : new WireCapture.Mark(
                first.wireOffset(), observed(first, Direction.OUTBOUND, outbound, 0, 0).sentence());
    return ByteBuffer.wrap(capture.pcapng(from, to, mark)).asReadOnlyBuffer();
  }

  /**
   * What was noted.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  public List<Observation> observations(int session, long startNanos) {
    List<Observation> seen = new ArrayList<>();
    RecordJournal.Disorder out = outbound.disorder();
    if (out != null) {
      seen.add(observed(out, Direction.OUTBOUND, outbound, session, startNanos));
    }
    RecordJournal.Disorder in = inbound.disorder();
    if (in != null) {
      seen.add(observed(in, Direction.INBOUND, inbound, session, startNanos));
    }
    OverlapDetector.Overlap met = readers.overlap();
    if (met != null) {
      long at = met.nanoTime() - startNanos;
      String here = met.here().thread().getName();
      String second = met.second().thread().getName();
      seen.add(new TlsObservation.ConcurrentReaders(session, at, here, second));
    }
    ConnectionTap.Failure failure = tap.failure();
    if (failure != null) {
      seen.add(
          new TlsObservation.TlsFailure(
              session,
              failure.nanoTime() - startNanos,
              Side.CLIENT,
              failure.fault().sent(),
              failure.fault().alert(),
              failure.fault().detail()));
    }
    if (out == null && outbound.writtenRecords() > 0) {
      long now = System.nanoTime() - startNanos;
      seen.add(new TlsObservation.AllRecordsInOrder(session, now, outbound.writtenRecords()));
    }
    return seen;
  }

  /** The records around the first disorder; empty if there was none. */
  public RecordTrace trace() {
    RecordTrace out = outbound.trace();
    return out.wrapOrder().isEmpty() ? inbound.trace() : out;
  }

  private static TlsObservation.RecordDisorder observed(
      RecordJournal.Disorder disorder,
      Direction direction,
      RecordJournal journal,
      int session,
      long startNanos) {
    return new TlsObservation.RecordDisorder(
        session,
        disorder.nanoTime() - startNanos,
        direction,
        disorder.wirePosition(),
        disorder.wireOffset(),
        journal.record(disorder.expected()),
        disorder.found() < 0 ? null : journal.record(disorder.found()),
        journal.dueRecord());
  }
}
