package dev.wsstress.message;

import java.nio.ByteBuffer;

/** Where the bytes of a received message may lie. */
public enum BufferKind {
  HEAP,
  DIRECT,
  READ_ONLY_HEAP,
  READ_ONLY_DIRECT,
  HEAP_SLICE;

  /** A copy of bytes, between a position after {@code before} and a limit before the capacity. */
  public ByteBuffer hold(byte[] bytes, int before) {
    int capacity = before + bytes.length + 3;
    ByteBuffer buffer =
        switch (this) {
          case HEAP, READ_ONLY_HEAP -> ByteBuffer.allocate(capacity);
          case DIRECT, READ_ONLY_DIRECT -> ByteBuffer.allocateDirect(capacity);
          case HEAP_SLICE -> ByteBuffer.allocate(capacity + 5).slice(5, capacity);
        };
    buffer.put(before, bytes);
    buffer.position(before).limit(before + bytes.length);
    boolean readOnly = this == READ_ONLY_HEAP || this == READ_ONLY_DIRECT;
    return readOnly ? buffer.asReadOnlyBuffer() : buffer;
  }
}
