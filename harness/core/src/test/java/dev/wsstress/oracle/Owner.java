package dev.wsstress.oracle;

import dev.wsstress.model.StampAddress;

/** Whose bytes may be found in a message. */
enum Owner {
  EARLIER(Messages.SESSION, DamagedMessage.STREAM, 1, "message 1 (same stream, earlier)"),
  LATER(Messages.SESSION, DamagedMessage.STREAM, 3, "message 3 (same stream, later)"),
  OTHER_STREAM(Messages.SESSION, 0, 2, "message 2 of stream 0 (same session, another stream)"),
  OTHER_SESSION(6, 1, 2, "message 2 of stream 1 of session 6 (another session)"),
  FIRST_SESSION(0, 0, 9, "message 9 of stream 0 of session 0 (another session)");

  private final int session;
  private final int stream;
  private final long sequence;
  final String words;

  Owner(int session, int stream, long sequence, String words) {
    this.session = session;
    this.stream = stream;
    this.sequence = sequence;
    this.words = words;
  }

  byte[] message(int length) {
    return Messages.encode(session, stream, sequence, length);
  }

  StampAddress address(long block) {
    return new StampAddress(session, stream, sequence, block);
  }
}
