package dev.wsstress.server;

import dev.wsstress.model.Observation;
import java.net.SocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The connections of a server: those that are open, and those of the present trial that have ended.
 * Threadsafe.
 */
final class ServedConnections {
  private final ServerListener listener;
  private final AtomicLong serials = new AtomicLong();
  private final Set<ServerNotes> open = ConcurrentHashMap.newKeySet();
  private final Queue<ServerNotes> ended = new ConcurrentLinkedQueue<>();
  private final boolean keeping;
  private volatile long startNanos;

  /**
   * Knows none yet.
   *
   * @param keeping whether those that have ended are kept for a report; a server that runs for days
   *     must not
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  ServedConnections(ServerListener listener, boolean keeping, long startNanos) {
    this.listener = listener;
    this.keeping = keeping;
    this.startNanos = startNanos;
  }

  /** A connection was accepted. */
  ServerNotes accepted(SocketAddress client) {
    ServerNotes notes = new ServerNotes(serials.getAndIncrement(), client);
    open.add(notes);
    return notes;
  }

  /** Its WebSocket is open. */
  void opened(ServerNotes notes) {
    listener.opened(notes.id());
  }

  /**
   * Something was seen on it. The listener does not learn what repeats too often, nor what comes
   * late of an earlier trial, whose sessions have the numbers of this one's.
   */
  void observed(ServerNotes notes, Observation seen) {
    if (notes.add(seen)) {
      listener.observed(notes.id(), seen);
    }
  }

  /** It has ended. */
  void closed(ServerNotes notes) {
    if (open.remove(notes)) {
      if (keeping) {
        ended.add(notes);
      }
      listener.closed(notes.id(), notes.observations(startNanos));
    }
  }

  /**
   * Another trial begins: what was noted before, and what is still to be seen of the connections of
   * before, is no longer of interest.
   */
  void begin(long nanos) {
    startNanos = nanos;
    open.forEach(ServerNotes::forget);
    open.clear();
    ended.clear();
  }

  long startNanos() {
    return startNanos;
  }

  /** What was noted of each. */
  List<ServedConnection> report() {
    return Stream.concat(ended.stream(), open.stream())
        .map(notes -> notes.read(startNanos))
        .toList();
  }
}
