package dev.wsstress.trial;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.Workload;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Observation;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;

/** A load without threads, on sessions that a test answers when it likes. */
final class TestLoad implements AutoCloseable {
  static final int IN_FLIGHT = 4;
  private static final int PUSH_LENGTH = 64;

  final List<Observation> seen = new ArrayList<>();
  final TrialPlan plan;
  final LoadGenerator load;
  final List<Answered> sessions;

  /**
   * Opens all sessions.
   *
   * @param time whose present is the start of the trial
   */
  TestLoad(int sessions, Budget budget, Time time) {
    ConditionOverrides duplex = new ConditionOverrides(Workload.DUPLEX, Set.of(), null, IN_FLIGHT);
    this.plan =
        RunPlan.of("any")
            .sessions(sessions)
            .overrides(duplex)
            .actors(0)
            .budget(budget)
            .build()
            .trial(new TrialKey(1, "any", Defaults.TLS), Conditions.DEFAULT);
    this.load = new LoadGenerator(plan, time.nanos(), seen::add);
    this.sessions = load.conversations().stream().map(Answered::new).toList();
    this.sessions.forEach(session -> session.conversation.opened(session));
  }

  Conversation conversation(int session) {
    return load.conversations().get(session);
  }

  /** Every session gets the echoes that it waits for. */
  void echoAll() {
    sessions.forEach(Answered::echo);
  }

  @Override
  public void close() {
    load.close();
  }

  /** A session that keeps what it is given until it is told to answer. */
  static final class Answered implements SubjectSession {
    private final Conversation conversation;
    private final Queue<OutgoingMessage> unanswered = new ArrayDeque<>();
    private long pushed;
    private boolean closing;

    Answered(Conversation conversation) {
      this.conversation = conversation;
    }

    @Override
    public void send(OutgoingMessage message) {
      unanswered.add(message);
    }

    @Override
    public void close() {
      closing = true;
    }

    /** Gives back what was sent until now. */
    void echo() {
      IntStream.range(0, unanswered.size()).forEach(i -> echoOne());
    }

    private void echoOne() {
      OutgoingMessage message = unanswered.remove();
      conversation.onMessage(message.bytes().duplicate());
      conversation.onSent(message);
    }

    /** Gives it a message that the server sends unasked. */
    void push() {
      ByteBuffer message = ByteBuffer.allocate(PUSH_LENGTH);
      new MessageCodec()
          .encode(
              message,
              conversation.number(),
              MessageDescriptor.SERVER_STREAM,
              pushed++,
              PUSH_LENGTH);
      conversation.onMessage(message);
    }

    /** Closes it as asked, if that was asked. */
    void closeIfAsked() {
      if (closing) {
        conversation.onClosed(1000, "");
      }
    }

    /** Breaks it. */
    void fail() {
      conversation.onError(new IllegalStateException("broken"));
    }
  }
}
