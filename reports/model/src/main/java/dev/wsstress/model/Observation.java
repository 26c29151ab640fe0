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
        WireObservation,
        RuntimeObservation,
        Observation.Negotiated,
        Observation.Arrived,
        Observation.Closed,
        Observation.Thrown,
        Observation.Unknown {

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

    /** What a detail says before it names the wrong fields of a header. */
    public static final String HEADER = "header says ";

    /** What it names first where the bytes that all headers have alike are wrong. */
    public static final String MAGIC = "magic ";

    /**
     * Whether the header lacks what all headers have alike: then not even bytes of another message
     * stand there.
     */
    public boolean hasForeignHeader() {
      return detail.contains(HEADER + MAGIC);
    }

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
   * A fact of a kind that only a newer version knows. It explains nothing here, and it is shown.
   *
   * @param kind what the newer version calls it; untrusted text
   * @param json all that it says, as one JSON object with its kind; untrusted text
   */
  record Unknown(int session, long atNanos, String kind, String json) implements Observation {
    @Override
    public Unknown ofSession(int other) {
      return new Unknown(other, atNanos, kind, json);
    }

    @Override
    public Outcome outcome() {
      return Outcome.UNKNOWN;
    }

    @Override
    public String sentence() {
      return "a fact of a newer version: " + kind;
    }
  }
}
