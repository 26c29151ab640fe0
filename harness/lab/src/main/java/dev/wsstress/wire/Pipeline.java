package dev.wsstress.wire;

/** What a subject on the wire pipeline chooses for each of its sessions. Threadsafe. */
public interface Pipeline {
  /** The way from a session's threads to the socket. */
  Outbound outbound(WireSteps steps);

  /** Bytes of the socket's send buffer, or 0 for the system's choice. */
  default int sendBuffer() {
    return 0;
  }

  /** How many threads read a session. */
  default int readers() {
    return 1;
  }

  /** Keeps the readers of one session apart, if there are several. */
  default Guard readOrder() {
    return Guard.none();
  }
}
