package dev.wsstress.tls;

import java.nio.ByteBuffer;

/**
 * Where in which memory the next record begins. The memory is known by a number, since a journal
 * must not keep a buffer from being freed. NOT threadsafe: the journal's lock is held.
 */
final class BufferPlace {
  private int buffer;
  private int offset;

  /** The next record begins here. */
  void at(ByteBuffer bytes, int from) {
    if (bytes.hasArray()) {
      buffer = System.identityHashCode(bytes.array());
      offset = from + bytes.arrayOffset();
    } else {
      buffer = System.identityHashCode(bytes);
      offset = from;
    }
  }

  /** The next record begins behind this one. */
  void advance(int length) {
    offset += length;
  }

  int buffer() {
    return buffer;
  }

  int offset() {
    return offset;
  }
}
