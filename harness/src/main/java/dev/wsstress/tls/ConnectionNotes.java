package dev.wsstress.tls;

import dev.wsstress.reports.result.Mechanism;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.reports.result.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The taps of a client's connection, and what they noted as observations. Threadsafe.
 *
 * @param outbound records wrapped against records that left
 * @param inbound records that arrived against records given to the engine; empty where one thread
 *     reads, since nothing can come between
 * @param tap what the engine accepted, and how it failed
 */
public record ConnectionNotes(RecordJournal outbound, RecordJournal inbound, ConnectionTap tap) {
  /**
   * Taps that have noted nothing.
   *
   * @param journaled whether the journals note anything
   */
  public ConnectionNotes(boolean journaled) {
    this(new RecordJournal(journaled), new RecordJournal(journaled), new ConnectionTap());
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
      seen.add(observed(out, out.mechanism(), outbound, session, startNanos));
    }
    RecordJournal.Disorder in = inbound.disorder();
    if (in != null) {
      seen.add(observed(in, Mechanism.INBOUND_RECORDS_MIXED, inbound, session, startNanos));
    }
    ConnectionTap.Failure failure = tap.failure();
    if (failure != null) {
      seen.add(
          new Observation.TlsFailure(
              session,
              failure.nanoTime() - startNanos,
              Side.CLIENT,
              failure.fault().sent(),
              failure.fault().alert(),
              failure.fault().detail()));
    }
    if (out == null && outbound.writtenRecords() > 0) {
      long now = System.nanoTime() - startNanos;
      seen.add(new Observation.RecordsLeft(session, now, outbound.writtenRecords()));
    }
    return seen;
  }

  /** The records around the first disorder; empty if there was none. */
  public RecordTrace trace() {
    RecordTrace out = outbound.trace();
    return out.wrapOrder().isEmpty() ? inbound.trace() : out;
  }

  private static Observation observed(
      RecordJournal.Disorder disorder,
      Mechanism mechanism,
      RecordJournal journal,
      int session,
      long startNanos) {
    return new Observation.RecordDisorder(
        session,
        disorder.nanoTime() - startNanos,
        mechanism,
        disorder.wirePosition(),
        disorder.wireOffset(),
        journal.record(disorder.expected()),
        disorder.found() < 0 ? null : journal.record(disorder.found()));
  }
}
