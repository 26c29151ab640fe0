package dev.wsstress.wire;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The receiving half of permessage-deflate (RFC 7692 section 7.2.2). NOT threadsafe. */
final class Inflation implements AutoCloseable {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};
  private static final int INVALID_DATA = 1007;
  private static final int TOO_BIG = 1009;

  private final Inflater inflater = new Inflater(true);
  private final ByteBuffer plain;

  /** Takes messages of so many bytes at most, when they are inflated. */
  Inflation(int maxMessage) {
    this.plain = ByteBuffer.allocate(maxMessage);
  }

  /** The message; valid until the next call. */
  ByteBuffer inflate(ByteBuffer compressed) throws WireProtocolException {
    plain.clear();
    try {
      inflater.setInput(compressed);
      drain();
      inflater.setInput(TAIL);
      drain();
    } catch (DataFormatException e) {
      throw new WireProtocolException(INVALID_DATA, "compressed data: " + e.getMessage());
    }
    return plain.flip();
  }

  private void drain() throws DataFormatException, WireProtocolException {
    while (!inflater.needsInput()) {
      if (inflater.inflate(plain) == 0 && !inflater.needsInput()) {
        if (inflater.finished()) {
          // RFC 7692 section 7.2.3.4 allows a sender a last block; the servers here send none.
          throw new DataFormatException("a last block where the window goes on");
        }
        throw new WireProtocolException(TOO_BIG, "a message inflates to more than the limit");
      }
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
