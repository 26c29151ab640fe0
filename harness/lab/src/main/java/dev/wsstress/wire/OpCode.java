package dev.wsstress.wire;

import dev.wsstress.api.OutgoingMessage;

/** What a frame carries (RFC 6455 section 5.2). */
public final class OpCode {
  /** A further fragment of a message. */
  public static final int CONTINUATION = 0x0;

  /** A text message, or its first fragment. */
  public static final int TEXT = 0x1;

  /** A binary message, or its first fragment. */
  public static final int BINARY = 0x2;

  /** The end of the WebSocket. */
  public static final int CLOSE = 0x8;

  /** A ping. */
  public static final int PING = 0x9;

  /** The answer to a ping. */
  public static final int PONG = 0xA;

  private OpCode() {}

  /** Of a message as a whole, or of its first fragment. */
  public static int of(OutgoingMessage message) {
    return message.isText() ? TEXT : BINARY;
  }

  /** Whether a frame with this code may come between the fragments of a message. */
  static boolean isControl(int opCode) {
    return (opCode & 0x8) != 0;
  }
}
