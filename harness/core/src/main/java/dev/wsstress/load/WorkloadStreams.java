package dev.wsstress.load;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.PlanException;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.oracle.WorkloadOracle;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.TrialPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which actor sends what on which session, by the workload. For one thread. */
final class WorkloadStreams {
  private final TrialPlan plan;
  private final Conditions conditions;
  private final List<Actor> actors;
  private final Pacer pacer;
  private @Nullable Broadcast broadcast;
  private int paced;

  /**
   * Prepares it.
   *
   * @param pacer gets every stream, if the plan has a rate
   */
  WorkloadStreams(TrialPlan plan, List<Actor> actors, Pacer pacer) {
    this.plan = plan;
    this.conditions = plan.conditions();
    this.actors = actors.isEmpty() ? List.of(Actor.SELF) : actors;
    this.pacer = pacer;
  }

  /** The streams of a session, by number. */
  List<SendStream> streams(Conversation conversation) {
    int session = conversation.number();
    return switch (conditions.workload()) {
      case ECHO -> List.of(loop(conversation, session % actors.size(), stamped(session, 0)));
      case MULTI_WRITER, DUPLEX -> ofEveryActor(conversation);
      case TWO_STREAMS ->
          List.of(
              WorkloadOracle.carriesAudio(session)
                  ? loop(conversation, actors.size() > 1 ? 1 : 0, new AudioSource(session))
                  : loop(conversation, 0, new StatusSource(session)));
      case BROADCAST -> List.of(broadcast().leg(conversation));
    };
  }

  private List<SendStream> ofEveryActor(Conversation conversation) {
    List<SendStream> streams = new ArrayList<>();
    for (int actor = 0; actor < actors.size(); actor++) {
      streams.add(loop(conversation, actor, stamped(conversation.number(), actor)));
    }
    return streams;
  }

  private MessageSource stamped(int session, int stream) {
    return new StampedSource(
        session, stream, conditions.sizes(), seedOf(plan.load().seed(), session, stream));
  }

  /** Every stream its own sequence of sizes, the same for the same seed. */
  private static long seedOf(long seed, int session, int stream) {
    return seed + 0x9E3779B97F4A7C15L * (((long) session << 16) + stream + 1);
  }

  private EchoStream loop(Conversation conversation, int actor, MessageSource source) {
    Pace pace = pace();
    EchoStream loop =
        new EchoStream(conversation, actors.get(actor), source, conditions.inFlight(), pace);
    if (pace != null) {
      pacer.add(pace, loop::wake);
    }
    return loop;
  }

  /** The one that all sessions share. */
  private Broadcast broadcast() {
    Broadcast known = broadcast;
    if (known == null) {
      if (plan.load().actors() == 0) {
        throw new PlanException("a broadcast goes to all sessions: it needs an actor, actors=0");
      }
      Pace pace = pace();
      MessageSource source = stamped(MessageDescriptor.BROADCAST, 0);
      known = new Broadcast(actors, source, conditions.inFlight(), pace);
      broadcast = known;
      if (pace != null) {
        pacer.add(pace, known::wake);
      }
    }
    return known;
  }

  private Duration ramp() {
    MeasuredLoad measurement = plan.instruments().measured();
    return measurement == null ? Duration.ZERO : measurement.ramp();
  }

  private @Nullable Pace pace() {
    int places = plan.sessions().count() * plan.load().streams();
    return plan.load().model() instanceof LoadModel.Open open
        ? new Pace(System::nanoTime, open, paced++ % places, places, ramp())
        : null;
  }
}
