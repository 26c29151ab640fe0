package dev.wsstress.load;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Workload;
import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.StatusText;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.WorkloadOracle;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.MeasuredLoad.Verification;
import dev.wsstress.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

  /** Counts the actors that have not yet done what they had to do when sending was stopped. */
  private CountDownLatch stopped = new CountDownLatch(0);

  /**
   * Starts the actors' threads; nothing is sent yet.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param sink gets every fault, on a session's strand
   */
  public LoadGenerator(TrialPlan plan, long startNanos, Consumer<Observation> sink) {
    Conditions conditions = plan.conditions();
    for (int actor = 0; actor < plan.load().actors(); actor++) {
      actors.add(new ActorThread(actor + 1, plan.sessions().count()));
    }
    WorkloadStreams streams = new WorkloadStreams(plan, List.copyOf(actors), pacer);
    for (int session = plan.sessions().first(); session < plan.sessions().end(); session++) {
      Conversation conversation =
          new Conversation(
              session,
              oracle(plan, session),
              startNanos,
              latency,
              sink,
              new ProvokedEnd(conditions.endSessions()));
      conversation.join(streams.streams(conversation));
      conversations.add(conversation);
    }
  }

  private static WorkloadOracle oracle(TrialPlan plan, int session) {
    MeasuredLoad measurement = plan.instruments().measured();
    return measurement != null && measurement.verification() == Verification.NONE
        ? WorkloadOracle.headersOnly()
        : WorkloadOracle.of(plan.conditions().workload(), Side.CLIENT, session);
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
        .filter(conversation -> WorkloadOracle.carriesAudio(conversation.number()))
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

  /** Sends nothing new, but for the sends that are under way: see {@link #isSending}. */
  public void stopSending() {
    conversations.forEach(Conversation::stopSending);
    CountDownLatch passed = new CountDownLatch(actors.size());
    stopped = passed;
    actors.forEach(actor -> actor.wake(passed::countDown));
  }

  /** Whether an actor may still be in the middle of a send; after {@link #stopSending}. */
  public boolean isSending() {
    return stopped.getCount() > 0 || conversations.stream().anyMatch(Conversation::isSending);
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
