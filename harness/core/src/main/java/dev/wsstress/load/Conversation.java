package dev.wsstress.load;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import dev.wsstress.model.StreamFact;
import dev.wsstress.oracle.WorkloadOracle;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the actors say to one session and what comes: every message is verified. The handler's
 * methods run on the session's strand, one at a time; the counters may be read anywhere.
 */
public final class Conversation implements SessionHandler {
  /** Close codes of an orderly end (RFC 6455 section 7.4.1). */
  private static final int NORMAL = 1000;

  private static final int GOING_AWAY = 1001;
  private static final int NO_CODE = 1005;

  private final int number;
  private final long startNanos;
  private final LatencyRecorder latency;
  private final Consumer<Observation> sink;
  private final WorkloadOracle oracle;
  private final ProvokedEnd provoked;
  private final AtomicLong verified = new AtomicLong();
  private final AtomicLong echoed = new AtomicLong();
  private List<SendStream> streams = List.of();
  private @Nullable ReceivedAudio audio;
  private volatile @Nullable SubjectSession open;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUIET);
  private final Callers callers = new Callers();

  /** Messages verified when it broke; -1 while it has not. Strand only before, then constant. */
  private volatile long verifiedWhenBroken = -1;

  private enum State {
    QUIET,
    TALKING,
    CLOSING,
    CLOSED,
    BROKEN
  }

  Conversation(
      int number,
      WorkloadOracle oracle,
      long startNanos,
      LatencyRecorder latency,
      Consumer<Observation> sink,
      ProvokedEnd provoked) {
    this.provoked = provoked;
    this.number = number;
    this.startNanos = startNanos;
    this.latency = latency;
    this.sink = sink;
    this.oracle = oracle;
  }

  /** Gives it its streams; before it is opened. */
  void join(List<SendStream> all) {
    streams = List.copyOf(all);
  }

  /** Has its audio kept as it comes; before it is opened. */
  void record(ReceivedAudio recording) {
    audio = recording;
  }

  /** Gives it the open session. */
  public void opened(SubjectSession opened) {
    open = opened;
  }

  /** From now on it may send. */
  void start() {
    if (open != null) {
      state.compareAndSet(State.QUIET, State.TALKING);
    }
  }

  /** Has its actors look what they may send. */
  void wake() {
    streams.forEach(SendStream::wake);
  }

  /** No new messages; what is under way may come back. */
  void stopSending() {
    state.compareAndSet(State.TALKING, State.QUIET);
  }

  /** Closes the session, if it is open, has not failed and sends nothing new. */
  public void close() {
    SubjectSession here = open;
    if (here != null && state.compareAndSet(State.QUIET, State.CLOSING)) {
      try {
        here.close();
      } catch (RuntimeException refused) {
        onError(refused);
      }
    }
  }

  /** Whether one of its streams may be in the middle of a send. */
  boolean isSending() {
    return streams.stream().anyMatch(SendStream::isSending);
  }

  boolean maySend() {
    return state.get() == State.TALKING;
  }

  void send(OutgoingMessage message) {
    int call = callers.enter();
    try {
      Objects.requireNonNull(open).send(message);
    } catch (RuntimeException refused) {
      // An exception of a subject belongs to this session; the actor goes on with the others.
      onError(refused);
    } finally {
      callers.leave(call);
    }
  }

  @Override
  public void onMessage(ByteBuffer message) {
    int call = callers.enter();
    long now = System.nanoTime();
    Observation fault = oracle.accept(message, now - startNanos);
    if (audio != null && !oracle.isPushed()) {
      audio.add(message);
    }
    arrived(fault, now);
    callers.leave(call);
  }

  @Override
  public void onText(String text) {
    int call = callers.enter();
    long now = System.nanoTime();
    arrived(oracle.acceptText(text, now - startNanos), now);
    callers.leave(call);
  }

  private void arrived(@Nullable Observation fault, long now) {
    if (fault != null) {
      breakWith(fault);
      return;
    }
    verified.lazySet(oracle.verified());
    if (!oracle.isPushed() && oracle.stream() < streams.size()) {
      echoed.lazySet(oracle.verifiedOwn());
      streams.get(oracle.stream()).echoed(oracle.sequence(), now, latency);
    }
  }

  @Override
  public void onSent(OutgoingMessage message) {
    int call = callers.enter();
    free(message);
    callers.leave(call);
  }

  private void free(OutgoingMessage message) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).sent(message)) {
        return;
      }
    }
  }

  @Override
  public void onSendFailed(OutgoingMessage message, Throwable cause) {
    onError(cause);
  }

  @Override
  public void onError(Throwable cause) {
    if (provoked.explains(cause)) {
      ended();
    } else if (state.get() != State.CLOSED) {
      breakWith(Observation.Thrown.of(number, System.nanoTime() - startNanos, Side.CLIENT, cause));
    }
  }

  @Override
  public void onClosed(int code, String reason) {
    if (provoked.explains(code)) {
      ended();
    }
    if (state.get() == State.CLOSED) {
      return;
    }
    boolean asAsked = code == NORMAL || code == GOING_AWAY || code == NO_CODE;
    if (!asAsked || !state.compareAndSet(State.CLOSING, State.CLOSED)) {
      breakWith(
          new Observation.Closed(
              number, System.nanoTime() - startNanos, Side.CLIENT, code, reason));
    }
  }

  /**
   * Ended by the server, as the provocation asks: no failure, unless something was wrong before.
   */
  private void ended() {
    state.updateAndGet(before -> before == State.BROKEN ? before : State.CLOSED);
    streams.forEach(SendStream::ended);
  }

  /** Ends it; from outside, for a reason that it cannot see itself. */
  public void breakWith(Observation seen) {
    if (verifiedWhenBroken < 0) {
      verifiedWhenBroken = verified.get();
    }
    state.set(State.BROKEN);
    streams.forEach(SendStream::ended);
    sink.accept(seen);
  }

  /** Gives it up although nothing is wrong with it: what follows is not its fault. */
  public void abandon() {
    state.compareAndSet(State.QUIET, State.CLOSED);
  }

  /** Which threads touch it. */
  public Callers callers() {
    return callers;
  }

  /** Its number in the trial. */
  public int number() {
    return number;
  }

  /** The session, or null if it was never opened. */
  public @Nullable SubjectSession session() {
    return open;
  }

  /** True once anything went wrong. */
  public boolean isBroken() {
    return state.get() == State.BROKEN;
  }

  /** True once it was closed as asked, or ended by a provocation. */
  public boolean isClosed() {
    return state.get() == State.CLOSED;
  }

  /** Messages that came intact and in order: echoes and what the server sent unasked. */
  public long verified() {
    return verified.get();
  }

  /** Messages that had come when it broke, or so far. */
  public long verifiedBefore() {
    long then = verifiedWhenBroken;
    return then < 0 ? verified() : then;
  }

  /** Messages of its own that came back. */
  public long echoed() {
    return echoed.get();
  }

  /** Bytes of the verified messages; only when nothing is under way any more. */
  public long verifiedBytes() {
    return oracle.verifiedBytes();
  }

  /** How far each stream has come. Any thread. */
  public List<StreamFact> progress() {
    return IntStream.range(0, streams.size()).mapToObj(this::progress).toList();
  }

  private StreamFact progress(int number) {
    SendStream stream = streams.get(number);
    return new StreamFact(number, stream.sentMessages() - 1, stream.lastAcknowledged());
  }

  /** Messages sent whose echo has not come back and still may. */
  public long inFlight() {
    if (isClosed()) {
      return 0;
    }
    return streams.stream().mapToLong(SendStream::sentMessages).sum() - echoed();
  }
}
