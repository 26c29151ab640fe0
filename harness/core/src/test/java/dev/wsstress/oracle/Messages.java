package dev.wsstress.oracle;

import dev.wsstress.message.BufferKind;
import dev.wsstress.message.MessageCodec;
import java.nio.ByteBuffer;

/** Messages for tests, as arrays that a test may damage. */
final class Messages {
  static final int SESSION = 5;

  private Messages() {}

  static byte[] encode(int session, int stream, long sequence, int length) {
    ByteBuffer target = ByteBuffer.allocate(length);
    new MessageCodec().encode(target, session, stream, sequence, length);
    return target.array();
  }

  /** A message of {@link #SESSION}. */
  static byte[] own(int stream, long sequence, int length) {
    return encode(SESSION, stream, sequence, length);
  }

  static ByteBuffer received(byte[] bytes) {
    return BufferKind.HEAP.hold(bytes, 7);
  }
}
