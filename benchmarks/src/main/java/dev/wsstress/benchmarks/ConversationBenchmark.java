package dev.wsstress.benchmarks;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.Workload;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.strand.SerialExecutor;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Our own share of an echo: encode, hand over to the strand, note the completion, verify the echo,
 * record its latency, let the next message go. {@code -prof gc} shows the garbage that we make a
 * message, which has to be none.
 *
 * <p>There is no Jetty, no TLS and no network: the session gives each message back as it came. Hold
 * it against {@code wsstress load}, which has all of them, to see how little of an echo is ours.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConversationBenchmark {
  /** Bytes of a message, header included. */
  @Param({"64", "1024", "16384"})
  public int size = 64;

  private @Nullable LoadGenerator load;
  private @Nullable Mirror mirror;

  /** Starts a load of one session. */
  @Setup
  public void start() {
    LoadGenerator started =
        new LoadGenerator(
            plan(),
            0,
            fault -> {
              throw new IllegalStateException(fault.sentence());
            });
    Conversation conversation = started.conversations().get(0);
    Mirror session = new Mirror(conversation);
    conversation.opened(session);
    load = started;
    mirror = session;
    started.start();
  }

  private TrialPlan plan() {
    return RunPlan.of("mirror")
        .sessions(1)
        .overrides(new ConditionOverrides(Workload.ECHO, Set.of(), new MessageSizes(size, size), 1))
        .actors(0)
        .instruments(Instruments.PLAIN.withJournal(false))
        .build()
        .trial(new TrialKey(1, "mirror", Defaults.TLS), Conditions.DEFAULT);
  }

  /** Ends its threads. */
  @TearDown
  public void stop() {
    Objects.requireNonNull(load).close();
  }

  /** One message there and back. */
  @Benchmark
  public long echo() {
    return Objects.requireNonNull(mirror).reflect();
  }

  /** Keeps the one message under way until it is asked to give it back. */
  private static final class Mirror implements SubjectSession {
    private final Conversation conversation;
    private final Runnable give = this::give;
    private final Runnable transmit = this::transmit;
    private final SerialExecutor strand =
        new SerialExecutor("mirror", Runnable::run, true, 16, Mirror::fail);
    private @Nullable OutgoingMessage waiting;
    private @Nullable OutgoingMessage held;

    Mirror(Conversation conversation) {
      this.conversation = conversation;
    }

    @Override
    public void send(OutgoingMessage message) {
      waiting = message;
      strand.execute(transmit);
    }

    private void transmit() {
      held = waiting;
    }

    long reflect() {
      strand.execute(give);
      return conversation.echoed();
    }

    private void give() {
      OutgoingMessage message = Objects.requireNonNull(held);
      conversation.onSent(message);
      conversation.onMessage(message.bytes());
    }

    private static void fail(Throwable failure) {
      throw new IllegalStateException(failure);
    }

    @Override
    public void close() {}
  }
}
