package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/** A fact about a connection's TLS: what an engine, or a tap below it, saw of its records. */
public sealed interface TlsObservation extends Observation {
  private static String counted(long records) {
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

  /**
   * Records passed a tap proxy on their way to the server.
   *
   * @param records how many passed whole, handshake included
   * @param numbered whether they carried their numbers in clear, so that their order was checked
   */
  record RecordsForwarded(int session, long atNanos, long records, boolean numbered)
      implements TlsObservation {
    @Override
    public RecordsForwarded ofSession(int other) {
      return new RecordsForwarded(other, atNanos, records, numbered);
    }

    @Override
    public Outcome outcome() {
      return Outcome.DELIVERED;
    }

    @Override
    public String sentence() {
      return counted(records)
          + " passed the tap proxy"
          + (numbered ? ", with their numbers in clear" : "; TLS hides in which order");
    }
  }

  /**
   * Records passed a tap proxy in another order than the one that their numbers give, or torn.
   *
   * @param wirePosition how many had passed in order; also the number of the record that was due
   * @param wireOffset the same in bytes from the start of the connection
   * @param found the number of the record that came instead, or null for bytes of no record
   * @param cameLater whether the record that was due passed later
   */
  record WireDisorder(
      int session,
      long atNanos,
      long wirePosition,
      long wireOffset,
      @Nullable Long found,
      boolean cameLater)
      implements TlsObservation {
    @Override
    public WireDisorder ofSession(int other) {
      return new WireDisorder(other, atNanos, wirePosition, wireOffset, found, cameLater);
    }

    @Override
    public Outcome outcome() {
      return Outcome.TLS_ALERT;
    }

    @Override
    public String sentence() {
      return "at byte "
          + wireOffset
          + " of what passed the tap proxy record "
          + wirePosition
          + " was due and "
          + (found == null ? "bytes of no record" : "record " + found)
          + " came"
          + (cameLater ? "; " + wirePosition + " came later" : "");
    }
  }

  /**
   * Application bytes were on the wire in clear.
   *
   * @param wireOffset where, in bytes from the start of the connection
   * @param bytes how many of them at least
   * @param whose the message that they belong to
   */
  record PlaintextLeak(int session, long atNanos, long wireOffset, int bytes, String whose)
      implements TlsObservation {
    @Override
    public PlaintextLeak ofSession(int other) {
      return new PlaintextLeak(other, atNanos, wireOffset, bytes, whose);
    }

    @Override
    public Outcome outcome() {
      return Outcome.PLAINTEXT_LEAK;
    }

    @Override
    public String sentence() {
      return "at byte "
          + wireOffset
          + " of the wire "
          + bytes
          + " bytes of "
          + whose
          + " were in clear";
    }
  }
}
