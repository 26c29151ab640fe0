package dev.wsstress.benchmarks;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.StreamOracle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * How long one echo takes over real TLS on loopback when nothing else is under way: from the send
 * on the caller's thread until the caller knows that the verified echo is there. The sessions take
 * turns; those whose turn it is not are open and idle.
 *
 * <p>It contains the wake-up of the caller and the server's half of the way, and the server shares
 * machine and JVM. It does not measure latency under load: for that there is {@code wsstress load}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EchoLatencyBenchmark {
  /** Who is measured. */
  @Param({
    "serial-executor",
    "unconfined",
    "mutex",
    "writer-thread",
    "event-loop",
    "connection-pool"
  })
  public String design = "serial-executor";

  /** The client's TLS. */
  @Param({"bcjsse", "sunjsse", "conscrypt", "bcjsse-bc"})
  public String provider = "bcjsse";

  /** Bytes of a message, header included. */
  @Param({"64", "1024", "16384", "262144"})
  public int size = 64;

  /** How many are open. */
  @Param({"1", "16", "256"})
  public int sessions = 1;

  private final List<Caller> callers = new ArrayList<>();
  private @Nullable OpenSessions open;
  private int next;

  /** Opens the sessions. */
  @Setup
  public void open() {
    OpenSessions opened =
        new OpenSessions(new OpenSessions.Wanted(design, provider, size, sessions, false), 1);
    open = opened;
    for (int i = 0; i < sessions; i++) {
      Caller caller = new Caller(i, size, opened);
      caller.session = opened.open(i, caller);
      callers.add(caller);
    }
  }

  /** Closes them. */
  @TearDown
  public void close() {
    if (open != null) {
      open.requireSound();
      open.close();
    }
  }

  /** One message there and back. */
  @Benchmark
  public long echo() {
    next = next + 1 == callers.size() ? 0 : next + 1;
    return callers.get(next).call();
  }

  /** A session that one thread calls, and waits. */
  private static final class Caller implements SessionHandler {
    private final int number;
    private final OpenSessions open;
    private final OutgoingMessage message;
    private final MessageCodec codec = new MessageCodec();
    private final StreamOracle oracle;
    private @Nullable SubjectSession session;

    /** Of echo and completion, how many have come; the caller's thread waits for both. */
    private volatile int came;

    private volatile @Nullable Thread waiting;
    private long sent;

    Caller(int number, int size, OpenSessions open) {
      this.number = number;
      this.open = open;
      this.message = OutgoingMessage.binary(size);
      this.oracle = new StreamOracle(Side.CLIENT, number);
    }

    long call() {
      waiting = Thread.currentThread();
      codec.encode(message.bytes().clear(), number, 0, sent++, message.bytes().capacity());
      came = 0;
      Objects.requireNonNull(session).send(message);
      while (came < 2) {
        LockSupport.park(this);
        open.requireSound();
      }
      return sent;
    }

    /** The session's methods are called one at a time, so that a count needs no more than that. */
    private synchronized void come() {
      came = came + 1;
      LockSupport.unpark(waiting);
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
      Observation fault = oracle.accept(bytes, 0);
      if (fault != null) {
        open.failed(fault);
      }
      come();
    }

    @Override
    public void onText(String text) {
      onError(new IllegalStateException("text came back"));
    }

    @Override
    public void onSent(OutgoingMessage sentMessage) {
      come();
    }

    @Override
    public void onSendFailed(OutgoingMessage failed, Throwable cause) {
      onError(cause);
    }

    @Override
    public void onError(Throwable cause) {
      open.failed(Observation.Thrown.of(number, 0, Side.CLIENT, cause));
      LockSupport.unpark(waiting);
    }

    @Override
    public void onClosed(int code, String reason) {
      LockSupport.unpark(waiting);
    }
  }
}
