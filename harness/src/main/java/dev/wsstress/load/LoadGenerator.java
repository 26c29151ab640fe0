package dev.wsstress.load;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.result.LatencySummary;
import dev.wsstress.reports.result.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.AtomicHistogram;

/**
 * The actors of a trial and their conversations with every session: a closed loop in which each
 * actor keeps a fixed number of messages under way on each session.
 *
 * <p>Latency is the time from the send to the verified echo. In a closed loop that is also the
 * intended time: a message is only due when there is room for it. Methods are for one thread.
 */
public final class LoadGenerator implements AutoCloseable {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;

  private final AtomicHistogram latency = new AtomicHistogram(LONGEST_NANOS, DIGITS);
  private final List<Actor> actors = new ArrayList<>();
  private final List<EchoConversation> conversations = new ArrayList<>();

  /**
   * Starts the actors' threads; nothing is sent yet.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param sink told of every fault, on a session's strand
   */
  public LoadGenerator(
      RunPlan plan, Conditions conditions, long startNanos, Consumer<Observation> sink) {
    for (int actor = 0; actor < plan.actors(); actor++) {
      actors.add(new Actor(actor + 1, plan.sessions()));
    }
    for (int session = 0; session < plan.sessions(); session++) {
      EchoConversation conversation =
          new EchoConversation(
              session, startNanos, latency, sink, new ProvokedEnd(conditions.endSessions()));
      conversation.join(streams(plan, conditions, conversation));
      conversations.add(conversation);
    }
  }

  private List<EchoStream> streams(
      RunPlan plan, Conditions conditions, EchoConversation conversation) {
    List<EchoStream> streams = new ArrayList<>();
    for (int number = 0; number < actors.size(); number++) {
      long seed = seedOf(plan.seed(), conversation.session(), number);
      streams.add(
          new EchoStream(
              conversation,
              actors.get(number),
              number,
              conditions.inFlight(),
              conditions.sizes(),
              seed));
    }
    return streams;
  }

  /** Every stream its own sequence of sizes, the same for the same seed. */
  private static long seedOf(long seed, int session, int stream) {
    return seed + 0x9E3779B97F4A7C15L * (((long) session << 16) + stream + 1);
  }

  /** One conversation for each session, by number. */
  public List<EchoConversation> conversations() {
    return List.copyOf(conversations);
  }

  /** Lets all conversations with an open session begin. */
  public void start() {
    conversations.forEach(EchoConversation::start);
  }

  /** Sends nothing new; when it returns, no actor is in the middle of a send. */
  public void hush() {
    conversations.forEach(EchoConversation::hush);
    CountDownLatch passed = new CountDownLatch(actors.size());
    actors.forEach(actor -> actor.wake(passed::countDown));
    try {
      // An actor that hangs in a send shows as a stall of its sessions.
      boolean unused = passed.await(Defaults.STALL_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Round trips so far. */
  public LatencySummary latency() {
    if (latency.getTotalCount() == 0) {
      return LatencySummary.NONE;
    }
    return new LatencySummary(
        latency.getTotalCount(),
        latency.getValueAtPercentile(50),
        latency.getValueAtPercentile(90),
        latency.getValueAtPercentile(99),
        latency.getValueAtPercentile(99.9),
        latency.getMaxValue());
  }

  /** Ends the actors' threads. */
  @Override
  public void close() {
    actors.forEach(Actor::close);
  }
}
