package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/** A fact about a connection's TLS: what an engine, or a tap beside it, saw of its records. */
public sealed interface TlsObservation extends Observation {
  /** "1 record", "2 records". */
  static String counted(long records) {
    return records == 1 ? "1 record" : records + " records";
  }

  /**
   * A TLS connection failed.
   *
   * @param side who noticed
   * @param sent true if this side sends the alert, false if it received one
   * @param alert the name in the TLS registry, such as {@code bad_record_mac}
   * @param detail the provider's own message
   */
  record TlsFailure(int session, long atNanos, Side side, boolean sent, String alert, String detail)
      implements TlsObservation {
    @Override
    public TlsFailure ofSession(int other) {
      return new TlsFailure(other, atNanos, side, sent, alert, detail);
    }

    @Override
    public Outcome outcome() {
      return Outcome.TLS_ALERT;
    }

    @Override
    public String sentence() {
      return sent
          ? "the " + side.word() + " rejected a record with " + alert + " (" + detail + ")"
          : "the " + side.word() + " received the alert " + alert;
    }
  }

  /** Which way records go. */
  enum Direction {
    /** From the client's engine to its socket. */
    OUTBOUND,
    /** From the client's socket to its engine. */
    INBOUND
  }

  /**
   * Records left a client in another way than they were wrapped, or reached its engine in another
   * way than they arrived.
   *
   * @param direction which of both; null in results of older versions
   * @param wirePosition the position on the wire, in records from 0, at which it starts
   * @param wireOffset the same in bytes from the start of the connection
   * @param expected the record that should have left there
   * @param found the record that left instead, or null if it is none that was wrapped
   * @param due what became of the expected record
   */
  record RecordDisorder(
      int session,
      long atNanos,
      @Nullable Direction direction,
      long wirePosition,
      long wireOffset,
      RecordFact expected,
      @Nullable RecordFact found,
      DueRecord due)
      implements TlsObservation {
    public RecordDisorder {
      due = due == null ? DueRecord.UNKNOWN : due;
    }

    /** A disorder of which nothing more is known. */
    public RecordDisorder(
        int session,
        long atNanos,
        @Nullable Direction direction,
        long wirePosition,
        long wireOffset,
        RecordFact expected,
        @Nullable RecordFact found) {
      this(
          session,
          atNanos,
          direction,
          wirePosition,
          wireOffset,
          expected,
          found,
          DueRecord.UNKNOWN);
    }

    @Override
    public RecordDisorder ofSession(int other) {
      return new RecordDisorder(
          other, atNanos, direction, wirePosition, wireOffset, expected, found, due);
    }

    @Override
    public Outcome outcome() {
      return Outcome.TLS_ALERT;
    }

    @Override
    public String sentence() {
      return "at byte "
          + wireOffset
          + (direction == Direction.INBOUND
              ? " of what the engine was given record "
              : " of the wire record ")
          + expected.index()
          + " was due and "
          + (found == null ? "bytes of no whole record" : "record " + found.index())
          + (direction == Direction.OUTBOUND ? " left" : " came");
    }
  }

  /**
   * How many records a server accepted on a connection before it ended.
   *
   * @param records decrypted and authenticated records, handshake included
   */
  record RecordsAccepted(int session, long atNanos, long records) implements TlsObservation {
    @Override
    public RecordsAccepted ofSession(int other) {
      return new RecordsAccepted(other, atNanos, records);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "the server accepted " + counted(records);
    }
  }

  /**
   * All records that left a client left as they were wrapped: in that order, each once and whole.
   *
   * @param records how many left, handshake included
   */
  record AllRecordsInOrder(int session, long atNanos, long records) implements TlsObservation {
    @Override
    public AllRecordsInOrder ofSession(int other) {
      return new AllRecordsInOrder(other, atNanos, records);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "all " + counted(records) + " that left the client left as they were wrapped";
    }
  }

  /**
   * Two threads were inside of one TLS engine that has room for one, as its caller saw.
   *
   * @param side whose engine
   * @param atNanos when the second came
   * @param firstThread who was inside
   * @param firstCall in which call, such as {@code TlsClientProtocol.readInput}
   * @param secondThread who came as well
   * @param secondCall in which call
   */
  record EngineShared(
      int session,
      long atNanos,
      Side side,
      String firstThread,
      String firstCall,
      String secondThread,
      String secondCall)
      implements TlsObservation {
    @Override
    public EngineShared ofSession(int other) {
      return new EngineShared(
          other, atNanos, side, firstThread, firstCall, secondThread, secondCall);
    }

    /** By itself nothing is lost yet. */
    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "two threads were inside of the "
          + side.word()
          + "'s TLS engine at once: "
          + firstThread
          + " in "
          + firstCall
          + " and "
          + secondThread
          + " in "
          + secondCall;
    }
  }

  /**
   * Two threads were at once between a client's socket and its frames, where each appends to the
   * buffer of what has arrived and gives it to the engine.
   *
   * @param atNanos when the second came
   * @param first who was there
   * @param second who came as well
   */
  record ConcurrentReaders(int session, long atNanos, String first, String second)
      implements TlsObservation {
    @Override
    public ConcurrentReaders ofSession(int other) {
      return new ConcurrentReaders(other, atNanos, first, second);
    }

    /** By itself nothing is lost yet. */
    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return "two threads read the client's session at once: " + first + " and " + second;
    }
  }
}
