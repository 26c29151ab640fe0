package dev.wsstress.server;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.TlsObservation;
import dev.wsstress.tls.ConnectionTap;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What the server noted of one connection. Threadsafe. */
final class ServerNotes {
  /** More of one connection would only repeat the first. */
  private static final int MOST = 16;

  private final ConnectionTap tap = new ConnectionTap();
  private final Queue<Observation> observations = new ConcurrentLinkedQueue<>();

  /** Written when the connection ends, if it had become a WebSocket. */
  private volatile @Nullable End end;

  /** How far it had come. */
  private record End(long nanoTime, long messages) {}

  ConnectionTap tap() {
    return tap;
  }

  void add(Observation observation) {
    if (observations.size() < MOST) {
      observations.add(observation);
    }
  }

  /**
   * The WebSocket is closed.
   *
   * @param messages received, each whole and in its turn
   */
  void ended(long messages) {
    end = new End(System.nanoTime(), messages);
  }

  /**
   * Everything noted, with how TLS ended and how far all had come; times count from {@code
   * startNanos}.
   */
  List<Observation> read(int session, long startNanos) {
    List<Observation> all = new ArrayList<>(observations);
    ConnectionTap.Failure failure = tap.failure();
    if (failure != null) {
      long at = failure.nanoTime() - startNanos;
      all.add(
          new TlsObservation.TlsFailure(
              session,
              at,
              Side.SERVER,
              failure.fault().sent(),
              failure.fault().alert(),
              failure.fault().detail()));
      all.add(new TlsObservation.RecordsAccepted(session, at, tap.acceptedRecords()));
    }
    End last = end;
    if (last != null) {
      long at = last.nanoTime - startNanos;
      all.add(new Observation.Arrived(session, at, last.messages));
      if (failure == null && tap.acceptedRecords() > 0) {
        all.add(new TlsObservation.RecordsAccepted(session, at, tap.acceptedRecords()));
      }
    }
    return all;
  }
}
