package dev.wsstress.load;

import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.LatencySummary;
import dev.wsstress.reports.result.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.AtomicHistogram;
import org.jspecify.annotations.Nullable;

/**
 * The actors of a trial and their conversations with every session: a closed loop in which each
 * actor keeps a fixed number of messages under way on its sessions, at a given rate or unpaced.
 *
 * <p>Latency is the time from when a message was due to the verified echo. Unpaced, it is due when
 * there is room for it; paced, at its time, also if there was no room then. Methods are for one
 * thread.
 */
public final class LoadGenerator implements AutoCloseable {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;

  private final AtomicHistogram latency = new AtomicHistogram(LONGEST_NANOS, DIGITS);
  private final List<Actor> actors = new ArrayList<>();
  private final @Nullable Pacer pacer;
  private final List<EchoConversation> conversations = new ArrayList<>();

  /**
   * Starts the actors' threads; nothing is sent yet.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param sink told of every fault, on a session's strand
   */
  public LoadGenerator(
      RunPlan plan, Conditions conditions, long startNanos, Consumer<Observation> sink) {
    this.pacer = plan.rate() == 0 ? null : new Pacer(plan.rate());
    for (int actor = 0; actor < plan.actors(); actor++) {
      actors.add(new Actor(actor + 1, plan.sessions()));
    }
    Score score = new Score(plan, conditions, actors, pacer);
    int addressee = MessageDescriptor.EVERY_SESSION;
    boolean toAll = conditions.workload() == Workload.BROADCAST;
    for (int session = 0; session < plan.sessions(); session++) {
      EchoConversation conversation =
          new EchoConversation(
              session,
              toAll ? addressee : session,
              startNanos,
              latency,
              sink,
              new ProvokedEnd(conditions.endSessions()));
      conversation.join(score.streams(conversation));
      conversations.add(conversation);
    }
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
    if (pacer != null) {
      pacer.close();
    }
    actors.forEach(Actor::close);
  }
}
