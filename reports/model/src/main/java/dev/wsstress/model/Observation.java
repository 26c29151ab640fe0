package dev.wsstress.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that the oracle or a tap saw. It accuses nobody: mechanisms are named by a {@link
 * Diagnosis}, and right or wrong by a verdict.
 *
 * <p>{@code atNanos} counts from the start of the trial.
 */
public sealed interface Observation
    permits Observation.MessageFault,
        TlsObservation,
        Observation.Negotiated,
        Observation.Arrived,
        Observation.Closed,
        Observation.Thrown,
        Observation.VmCrash,
        Observation.Stall,
        Observation.Hung,
        Observation.Environment {

  /** The session it was seen on. */
  int session();

  /** Nanoseconds since the start of the trial. */
  long atNanos();

  /** The same fact, of another session: the one that its connection turned out to belong to. */
  Observation ofSession(int other);

  /** What happened to the session, as far as this fact alone tells. */
  Outcome outcome();

  /** One sentence for a person. */
  String sentence();

  /**
   * A message that is not what its sender sent.
   *
   * @param side who received it
   * @param fault how it differs
   * @param expected the address that should have been there
   * @param found the address that was there, or null if the bytes were no stamp
   * @param detail the difference in words
   * @param blocks whose bytes all its blocks are, in order; none where that was not looked at
   */
  record MessageFault(
      int session,
      long atNanos,
      Side side,
      Outcome fault,
      StampAddress expected,
      @Nullable StampAddress found,
      String detail,
      List<BlockRun> blocks)
      implements Observation {
    @Override
    public MessageFault ofSession(int other) {
      return new MessageFault(other, atNanos, side, fault, expected, found, detail, blocks);
    }

    public MessageFault {
      blocks = blocks == null ? List.of() : List.copyOf(blocks);
    }

    /** A fault of which only the first difference is known. */
    public MessageFault(
        int session,
        long atNanos,
        Side side,
        Outcome fault,
        StampAddress expected,
        @Nullable StampAddress found,
        String detail) {
      this(session, atNanos, side, fault, expected, found, detail, List.of());
    }

    /** What a detail says of a message without a byte. */
    public static final String EMPTY = "an empty message";

    /** What a detail says of bytes that differ by a WebSocket mask from the right ones. */
    public static final String MASKED = "differs from its own bytes by the mask";

    @Override
    public Outcome outcome() {
      return fault;
    }

    @Override
    public String sentence() {
      return side.word() + " received " + detail;
    }
  }

  /**
   * A session agreed on an extension (RFC 6455 section 9).
   *
   * @param extension its registered name, such as {@code permessage-deflate}
   */
  record Negotiated(int session, long atNanos, String extension) implements Observation {
    @Override
    public Negotiated ofSession(int other) {
      return new Negotiated(other, atNanos, extension);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "the session had agreed on " + extension;
    }
  }

  /**
   * How much of what a session sent a server had received when the connection ended.
   *
   * @param messages those that were intact and the next of their stream
   */
  record Arrived(int session, long atNanos, long messages) implements Observation {
    @Override
    public Arrived ofSession(int other) {
      return new Arrived(other, atNanos, messages);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "the server had received "
          + (messages == 1 ? "1 message" : messages + " messages")
          + ", each whole and in its turn";
    }
  }

  /**
   * A WebSocket closed although nobody had asked for it.
   *
   * @param code the close code (RFC 6455 section 7.4)
   * @param reason what the peer or the library gave as reason; untrusted text
   */
  record Closed(int session, long atNanos, Side side, int code, String reason)
      implements Observation {
    @Override
    public Closed ofSession(int other) {
      return new Closed(other, atNanos, side, code, reason);
    }

    @Override
    public Outcome outcome() {
      return code == 1002 || code == 1007 ? Outcome.PROTOCOL_ERROR : Outcome.EXCEPTION;
    }

    @Override
    public String sentence() {
      return "the "
          + side.word()
          + " saw close code "
          + code
          + (reason.isEmpty() ? "" : ": " + reason);
    }
  }

  /**
   * An exception reached the session.
   *
   * @param type its class; the class of what it hides where TLS only wraps another exception
   * @param message its message; may hold untrusted text
   * @param causes the classes of its causes, from the outermost to the root; empty if it has none
   * @param frames the stack of the root cause, or its own if it has no cause, the innermost frame
   *     first; empty in results of older versions
   */
  record Thrown(
      int session,
      long atNanos,
      Side side,
      String type,
      String message,
      List<String> causes,
      List<String> frames)
      implements Observation {
    public Thrown {
      causes = causes == null ? List.of() : List.copyOf(causes);
      frames = frames == null ? List.of() : List.copyOf(frames);
    }

    /** An exception of which nobody knows where it came from. */
    public Thrown(int session, long atNanos, Side side, String type, String message) {
      this(session, atNanos, side, type, message, List.of(), List.of());
    }

    /** What is known of an exception: the only way from a {@link Throwable} to an observation. */
    public static Thrown of(int session, long atNanos, Side side, Throwable cause) {
      return ThrownFacts.of(session, atNanos, side, cause);
    }

    /** The class of the exception that {@link #frames} belong to. */
    public String origin() {
      return causes.isEmpty() ? type : causes.get(causes.size() - 1);
    }

    @Override
    public Thrown ofSession(int other) {
      return new Thrown(other, atNanos, side, type, message, causes, frames);
    }

    @Override
    public Outcome outcome() {
      return Outcome.EXCEPTION;
    }

    @Override
    public String sentence() {
      return "the " + side.word() + " got " + type + ": " + message;
    }
  }

  /**
   * The JVM that ran the trial ended otherwise than by its own will.
   *
   * @param exitCode as the operating system gives it: 128 + a signal's number where it was one
   * @param signal its name, such as {@code SIGSEGV}, or empty
   * @param frame the native function, with its offset where it is known, or empty
   * @param faultAddress in hexadecimal, or empty
   * @param detail what else is known, for example where the error file lies
   */
  record VmCrash(
      int session,
      long atNanos,
      int exitCode,
      String signal,
      String frame,
      String faultAddress,
      String detail)
      implements Observation {
    @Override
    public VmCrash ofSession(int other) {
      return new VmCrash(other, atNanos, exitCode, signal, frame, faultAddress, detail);
    }

    @Override
    public Outcome outcome() {
      return Outcome.VM_CRASH;
    }

    @Override
    public String sentence() {
      return "the JVM of the trial died"
          + (signal.isEmpty() ? " with exit code " + exitCode : " by " + signal)
          + (frame.isEmpty() ? "" : " in " + frame)
          + (faultAddress.isEmpty() ? "" : ", fault address " + faultAddress)
          + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /**
   * A session that had messages under way made no progress.
   *
   * @param inFlight messages sent and not acknowledged
   * @param silentNanos how long nothing had moved
   * @param threads the threads that stood in code of a session or waited for one, then
   * @param lockCycle threads that wait for each other's locks, in a circle; none if there is none
   * @param queued messages that waited in the session's own queue, or null if it does not tell
   * @param streams how far the session's streams had come
   */
  record Stall(
      int session,
      long atNanos,
      int inFlight,
      long silentNanos,
      List<ThreadFact> threads,
      List<LockFact> lockCycle,
      @Nullable Integer queued,
      List<StreamFact> streams)
      implements Observation {
    @Override
    public Stall ofSession(int other) {
      return new Stall(other, atNanos, inFlight, silentNanos, threads, lockCycle, queued, streams);
    }

    private static final int MAX_STREAMS = 4;

    public Stall {
      threads = threads == null ? List.of() : List.copyOf(threads);
      lockCycle = lockCycle == null ? List.of() : List.copyOf(lockCycle);
      streams = streams == null ? List.of() : List.copyOf(streams);
    }

    /** A stall of which only the threads are known. */
    public Stall(
        int session, long atNanos, int inFlight, long silentNanos, List<ThreadFact> threads) {
      this(session, atNanos, inFlight, silentNanos, threads, List.of(), null, List.of());
    }

    @Override
    public Outcome outcome() {
      return Outcome.STALLED;
    }

    @Override
    public String sentence() {
      return inFlight
          + (inFlight == 1 ? " message was" : " messages were")
          + " under way and nothing had moved for "
          + silentNanos / 1_000_000
          + " ms"
          + (queued == null ? "" : "; " + queued + " waited in the session's own queue")
          + progress();
    }

    private String progress() {
      StringBuilder text = new StringBuilder();
      for (StreamFact stream : streams.subList(0, Math.min(MAX_STREAMS, streams.size()))) {
        text.append("; stream ").append(stream.stream());
        text.append(": last sent message ").append(stream.lastSent());
        text.append(", last acknowledged ").append(stream.lastAcknowledged());
      }
      return text.toString();
    }
  }

  /**
   * The JVM that ran the trial did not come to an end and was killed.
   *
   * @param limitNanos how long it had been given
   * @param detail where to look, for example for its threads
   */
  record Hung(int session, long atNanos, long limitNanos, String detail) implements Observation {
    @Override
    public Hung ofSession(int other) {
      return new Hung(other, atNanos, limitNanos, detail);
    }

    @Override
    public Outcome outcome() {
      return Outcome.STALLED;
    }

    @Override
    public String sentence() {
      return "the JVM of the trial had not ended after "
          + limitNanos / 1_000_000_000
          + " s and was killed"
          + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /**
   * The environment failed.
   *
   * @param problem what failed
   * @param remedy what a person can do about it
   * @param blame what of the environment; several where they cannot be told apart
   */
  record Environment(int session, long atNanos, String problem, String remedy, List<Blame> blame)
      implements Observation {
    @Override
    public Environment ofSession(int other) {
      return new Environment(other, atNanos, problem, remedy, blame);
    }

    public Environment {
      blame = blame == null ? List.of() : List.copyOf(blame);
    }

    /** The host failed. */
    public Environment(int session, long atNanos, String problem, String remedy) {
      this(session, atNanos, problem, remedy, List.of(Blame.HOST));
    }

    @Override
    public Outcome outcome() {
      return Outcome.INFRASTRUCTURE;
    }

    @Override
    public String sentence() {
      return problem;
    }
  }
}
