package dev.wsstress.load;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which actor says what on which session: a workload, written out. Not threadsafe. */
final class Score {
  private final RunPlan plan;
  private final Conditions conditions;
  private final List<Actor> actors;
  private final @Nullable Pacer pacer;
  private final Broadcast broadcast;

  Score(RunPlan plan, Conditions conditions, List<Actor> actors, @Nullable Pacer pacer) {
    this.plan = plan;
    this.conditions = conditions;
    this.actors = actors;
    this.pacer = pacer;
    this.broadcast = new Broadcast(conditions.inFlight(), conditions.sizes(), plan.seed());
  }

  /** The streams of a session. */
  List<EchoStream> streams(EchoConversation conversation) {
    int session = conversation.session();
    return switch (conditions.workload()) {
      case ECHO -> List.of(stamped(conversation, session, 0));
      case MULTI_WRITER, DUPLEX -> everyActor(conversation);
      case TWO_STREAMS -> List.of(statusOrAudio(conversation));
      case BROADCAST -> List.of(part(conversation));
    };
  }

  private List<EchoStream> everyActor(EchoConversation conversation) {
    List<EchoStream> streams = new ArrayList<>();
    for (int number = 0; number < actors.size(); number++) {
      streams.add(stamped(conversation, number, number));
    }
    return streams;
  }

  private EchoStream stamped(EchoConversation conversation, int actor, int number) {
    EchoStream stream = stream(conversation, actor, number);
    int session = conversation.session();
    stream.say(
        new StampedContent(
            session, number, conditions.sizes(), seedOf(plan.seed(), session, number)));
    return stream;
  }

  /** Status by the first actor on even sessions, audio by the second on odd ones. */
  private EchoStream statusOrAudio(EchoConversation conversation) {
    int session = conversation.session();
    EchoStream stream = stream(conversation, session % 2, 0);
    stream.say(session % 2 == 0 ? new StatusContent(session) : new AudioContent(session));
    return stream;
  }

  private EchoStream part(EchoConversation conversation) {
    int session = conversation.session();
    EchoStream stream = stream(conversation, session, 0);
    stream.say(broadcast.join(session, stream::wake));
    conversation.whenOver(() -> broadcast.leave(session));
    return stream;
  }

  private EchoStream stream(EchoConversation conversation, int actor, int number) {
    return new EchoStream(
        conversation, actors.get(actor % actors.size()), number, conditions.inFlight(), pacer);
  }

  /** Every stream its own sequence of sizes, the same for the same seed. */
  private static long seedOf(long seed, int session, int stream) {
    return seed + 0x9E3779B97F4A7C15L * (((long) session << 16) + stream + 1);
  }
}
