package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/** A fact about the bytes of a connection, as a tap between its two ends saw them pass. */
public sealed interface WireObservation extends Observation {
  /**
   * Records passed a tap proxy on their way to the server.
   *
   * @param records how many passed whole, handshake included
   * @param numbered whether they carried their numbers in clear, so that their order was checked
   */
  record RecordsForwarded(int session, long atNanos, long records, boolean numbered)
      implements WireObservation {
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
      return TlsObservation.counted(records)
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
      implements WireObservation {
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
      implements WireObservation {
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
