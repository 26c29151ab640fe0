package dev.wsstress.load;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.StatusText;
import dev.wsstress.oracle.WorkloadOracle;
import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Measurement;
import dev.wsstress.plan.Measurement.Verification;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The actors of a trial and their conversations with every session: closed loops that keep a fixed
 * number of messages under way.
 *
 * <p>Latency is the time from the intended send to the verified echo. Without a rate a message is
 * due as soon as there is room for it; with one, when its time has come, room or not. Methods are
 * for one thread.
 */
public final class LoadGenerator implements AutoCloseable {
  private final LatencyRecorder latency = new LatencyRecorder();
  private final Pacer pacer = new Pacer();
  private final List<ActorThread> actors = new ArrayList<>();
  private final List<Conversation> conversations = new ArrayList<>();
  private int started;

  /**
   * Starts the actors' threads; nothing is sent yet.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param sink told of every fault, on a session's strand
   */
  public LoadGenerator(
      RunPlan plan, Conditions conditions, long startNanos, Consumer<Observation> sink) {
    for (int actor = 0; actor < plan.actors(); actor++) {
      actors.add(new ActorThread(actor + 1, plan.sessions()));
    }
    Assignment assignment = new Assignment(plan, conditions, List.copyOf(actors), pacer);
    for (int session = 0; session < plan.sessions(); session++) {
      Conversation conversation =
          new Conversation(
              session,
              oracle(plan, conditions, session),
              startNanos,
              latency,
              sink,
              new ProvokedEnd(conditions.endSessions()));
      conversation.join(assignment.streams(conversation));
      conversations.add(conversation);
    }
  }

  private static WorkloadOracle oracle(RunPlan plan, Conditions conditions, int session) {
    Measurement measurement = plan.apparatus().measurement();
    return measurement != null && measurement.verification() == Verification.NONE
        ? WorkloadOracle.believing()
        : WorkloadOracle.of(conditions.workload(), Side.CLIENT, session);
  }

  /** The longest message that either side sends under some conditions, in bytes. */
  public static int longestMessage(Conditions conditions) {
    int stamped = conditions.sizes().max();
    return conditions.workload() == Workload.TWO_STREAMS
        ? Math.max(stamped, Math.max(AudioChunk.LENGTH, StatusText.MAX_LENGTH))
        : stamped;
  }

  /** Has the audio of the first session that carries some kept; before the sessions are opened. */
  public void record(ReceivedAudio audio) {
    conversations.stream()
        .filter(conversation -> WorkloadOracle.carriesAudio(conversation.session()))
        .findFirst()
        .ifPresent(conversation -> conversation.record(audio));
  }

  /** One conversation for each session, by number. */
  public List<Conversation> conversations() {
    return List.copyOf(conversations);
  }

  /** Lets all conversations with an open session begin. */
  public void start() {
    startNext(conversations.size());
  }

  /**
   * Lets some conversations begin; those without an open session are left out.
   *
   * @param upTo as many as that shall have begun, in the order of their numbers
   */
  public void startNext(int upTo) {
    List<Conversation> next = conversations.subList(started, Math.max(started, upTo));
    started += next.size();
    // All of them before the first message: a broadcast must not leave one out.
    next.forEach(Conversation::start);
    pacer.start();
    next.forEach(Conversation::wake);
  }

  /** Sends nothing new; when it returns, no actor is in the middle of a send. */
  public void hush() {
    conversations.forEach(Conversation::hush);
    CountDownLatch passed = new CountDownLatch(actors.size());
    actors.forEach(actor -> actor.wake(passed::countDown));
    try {
      // An actor that hangs in a send shows as a stall of its sessions.
      boolean unused = passed.await(Defaults.STALL_LIMIT.toSeconds(), TimeUnit.SECONDS);
      long deadline = System.nanoTime() + Defaults.STALL_LIMIT.toNanos();
      while (conversations.stream().anyMatch(Conversation::isSending)
          && System.nanoTime() < deadline) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Round trips. */
  public LatencyRecorder latency() {
    return latency;
  }

  /** Ends the actors' threads. */
  @Override
  public void close() {
    pacer.close();
    actors.forEach(ActorThread::close);
  }
}
