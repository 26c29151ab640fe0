package dev.wsstress.server;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.message.MessageDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** How a server behaves under the conditions of a trial. Threadsafe. */
final class ServerBehaviour implements AutoCloseable {
  /** Connections end after so many messages at least, and at different ones. */
  private static final int ENDS_AFTER = 50;

  private final Conditions conditions;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Reply reply;
  private final Demand demand;
  private final @Nullable PingStorm pings;
  private final List<Ending> endings;

  /**
   * Prepares it.
   *
   * @param executor runs what the server sends unasked
   */
  ServerBehaviour(Conditions conditions, Executor executor) {
    this.conditions = conditions;
    this.executor = executor;
    this.timer = Executors.newSingleThreadScheduledExecutor(ServerBehaviour::timerThread);
    this.reply = conditions.has(Provocation.FRAGMENTS) ? new FragmentedReply() : new WholeReply();
    this.demand = conditions.has(Provocation.SLOW_READER) ? new SlowDemand(timer) : Session::demand;
    this.pings = conditions.has(Provocation.PING_STORM) ? new PingStorm(timer) : null;
    this.endings = endings(conditions);
  }

  private static Thread timerThread(Runnable work) {
    Thread thread = new Thread(work, "server-timer");
    thread.setDaemon(true);
    return thread;
  }

  private static List<Ending> endings(Conditions conditions) {
    List<Ending> endings = new ArrayList<>();
    if (conditions.has(Provocation.HALF_CLOSE)) {
      endings.add(new HalfClose());
    }
    if (conditions.has(Provocation.RESET)) {
      endings.add(new Reset());
    }
    if (conditions.has(Provocation.CLOSE_IN_MESSAGE)) {
      endings.add(new CloseInMessage());
    }
    return endings;
  }

  /** Which messages clients are going to send. */
  Workload workload() {
    return conditions.workload();
  }

  /** Whether messages are compressed if the client offers it. */
  boolean compresses() {
    return conditions.has(Provocation.COMPRESSION);
  }

  /** Whether connections should buffer little. */
  boolean readsSlowly() {
    return conditions.has(Provocation.SLOW_READER);
  }

  /** What updates the keys of one connection, or null for nothing. */
  @Nullable KeyUpdates keyUpdates() {
    return conditions.has(Provocation.KEY_UPDATE) ? new KeyUpdates() : null;
  }

  /**
   * Begins with an open connection.
   *
   * @param number of its session
   * @param connection its number in that session
   */
  Answers open(Session session, EndPoint tls, int number, int connection) {
    Outbox outbox = new Outbox();
    if (pings != null) {
      pings.add(outbox, session);
    }
    // A client that does not say its number would take it for the stream of another.
    if (number < ServerNotes.UNNUMBERED && pushes()) {
      executor.execute(
          new Pusher(
              number,
              MessageDescriptor.SERVER_STREAM + connection,
              conditions.sizes(),
              executor,
              (message, done) -> outbox.message(d -> reply.binary(session, message, d), done)));
    }
    return new Answers(session, tls, outbox, reply, demand, ending(number), endsAt(number));
  }

  private boolean pushes() {
    return conditions.has(Provocation.FLOOD) || conditions.workload() == Workload.DUPLEX;
  }

  /** A connection ends once: with several endings, each session has one of them. */
  private @Nullable Ending ending(int number) {
    return endings.isEmpty() ? null : endings.get(Math.floorMod(number, endings.size()));
  }

  private static int endsAt(int number) {
    return ENDS_AFTER + Math.floorMod(number, ENDS_AFTER);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
