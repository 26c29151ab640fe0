package dev.wsstress.server;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.tls.ConnectionTap;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the server noted of one connection. Threadsafe. */
final class ServerNotes {
  /** Numbers from here on are of connections that did not say which session they are. */
  static final int UNNUMBERED = 1 << 30;

  /** More of one kind on one connection would only repeat the first. */
  private static final int ALIKE = 16;

  private final long serial;
  private final SocketAddress client;
  private final ConnectionTap tap = new ConnectionTap();

  /** Also its guard. */
  private final List<Observation> observations = new ArrayList<>();

  private volatile OptionalInt session = OptionalInt.empty();

  /** The session that its messages name, where it did not say one itself. */
  private volatile OptionalInt named = OptionalInt.empty();

  private volatile boolean isForgotten;

  /** Written when the connection ends, if it had become a WebSocket. */
  private volatile @Nullable End end;

  /** How far it had come. */
  private record End(long nanoTime, long messages) {}

  ServerNotes(long serial, SocketAddress client) {
    this.serial = serial;
    this.client = client;
  }

  ConnectionTap tap() {
    return tap;
  }

  ConnectionId id() {
    return new ConnectionId(serial, client, session);
  }

  /** It said, with its upgrade, which session it is, or did not. */
  void upgraded(OptionalInt said) {
    session = said;
  }

  /** The number in its observations. */
  int number() {
    return session.orElse(UNNUMBERED + (int) (serial % UNNUMBERED));
  }

  /** Its trial is over: what is still seen of it is of no interest. */
  void forget() {
    isForgotten = true;
  }

  /** Notes it; false if there are enough of its kind, or its trial is over. */
  boolean add(Observation observation) {
    if (isForgotten) {
      return false;
    }
    synchronized (observations) {
      Class<?> kind = observation.getClass();
      boolean wanted = observations.stream().filter(kind::isInstance).count() < ALIKE;
      return wanted && observations.add(observation);
    }
  }

  private List<Observation> noted() {
    synchronized (observations) {
      return new ArrayList<>(observations);
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

  /** Whether it is still unknown which session it is. */
  boolean isUnnamed() {
    return session.isEmpty() && named.isEmpty();
  }

  /** Its messages name a session, or none yet. */
  void named(OptionalInt by) {
    named = by;
  }

  /** All of it; times count from {@code startNanos}. */
  ServedConnection read(long startNanos) {
    OptionalInt other = named;
    return new ServedConnection(
        number(),
        session.isPresent(),
        other.isPresent() ? other.getAsInt() : null,
        String.valueOf(client),
        tap.clientRandom(),
        observations(startNanos));
  }

  /**
   * Everything noted, with how TLS ended and how far all had come; times count from {@code
   * startNanos}.
   */
  List<Observation> observations(long startNanos) {
    int number = number();
    List<Observation> all = noted();
    ConnectionTap.Failure failure = tap.failure();
    if (failure != null) {
      long at = failure.nanoTime() - startNanos;
      all.add(
          new TlsObservation.TlsFailure(
              number,
              at,
              Side.SERVER,
              failure.fault().sent(),
              failure.fault().alert(),
              failure.fault().detail()));
      all.add(new TlsObservation.RecordsAccepted(number, at, tap.acceptedRecords()));
    }
    End last = end;
    if (last != null) {
      long at = last.nanoTime - startNanos;
      all.add(new Observation.Arrived(number, at, last.messages));
      if (failure == null && tap.acceptedRecords() > 0) {
        all.add(new TlsObservation.RecordsAccepted(number, at, tap.acceptedRecords()));
      }
    }
    return all;
  }
}
