package dev.wsstress.wire;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * The sending half of permessage-deflate (RFC 7692 section 7.2.1): one window for all messages of a
 * session, in the order in which they are sent. NOT threadsafe.
 */
public final class Deflation implements AutoCloseable {
  /** What a flush ends with and a sender leaves out. */
  private static final int TAIL = 4;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final boolean forgetful;

  /** Starts with an empty window, and forgets it after each message if it has to. */
  public Deflation(boolean forgetful) {
    this.forgetful = forgetful;
  }

  /** The most bytes that so many become. */
  static int capacityFor(int length) {
    return length + length / 1000 + 64;
  }

  /** Writes the compressed payload at the target's position; the payload's own position stays. */
  public void compress(ByteBuffer payload, ByteBuffer target) {
    give(payload);
    take(target);
  }

  /** Step 1: the window gets its input. */
  public void give(ByteBuffer payload) {
    deflater.setInput(payload.duplicate());
  }

  /** Step 2: the output is taken. */
  public void take(ByteBuffer target) {
    if (deflater.deflate(target, Deflater.SYNC_FLUSH) == 0) {
      // After a flush nothing is left to flush: an empty block says so (RFC 7692 section 7.2.3.6).
      target.put((byte) 0);
    } else {
      target.position(target.position() - TAIL);
    }
    if (forgetful) {
      deflater.reset();
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
