package dev.wsstress.wire;

import java.nio.ByteBuffer;

/** Joins the fragments of a message (RFC 6455 section 5.4). NOT threadsafe. */
public final class MessageAssembler implements AutoCloseable {
  private static final int PROTOCOL_ERROR = 1002;
  private static final int TOO_BIG = 1009;

  /** Takes whole messages. */
  public interface Sink {
    /** A message between position and limit; only valid during the call. */
    void message(boolean text, ByteBuffer payload) throws WireProtocolException;
  }

  private final Sink sink;
  private final int maxMessage;
  private final Inflation inflation;
  private ByteBuffer parts = ByteBuffer.allocate(0);
  private int opCode = OpCode.CONTINUATION;
  private boolean compressed;

  /**
   * Starts between messages.
   *
   * @param maxMessage the longest message taken, in bytes
   */
  public MessageAssembler(Sink sink, int maxMessage) {
    this.sink = sink;
    this.maxMessage = maxMessage;
    this.inflation = new Inflation(maxMessage);
  }

  /** Takes a data frame; a message that it makes whole is given to the sink. */
  public void frame(int code, boolean last, boolean deflated, ByteBuffer payload)
      throws WireProtocolException {
    boolean begins = code != OpCode.CONTINUATION;
    if (begins != (opCode == OpCode.CONTINUATION)) {
      throw new WireProtocolException(
          PROTOCOL_ERROR,
          begins ? "a message begins inside another" : "a fragment continues no message");
    }
    if (begins && last) {
      deliver(code, deflated, payload);
      return;
    }
    if (begins) {
      opCode = code;
      compressed = deflated;
      parts.clear();
    }
    append(payload);
    if (last) {
      int whole = opCode;
      opCode = OpCode.CONTINUATION;
      deliver(whole, compressed, parts.flip());
    }
  }

  private void append(ByteBuffer payload) throws WireProtocolException {
    // What cannot be compressed grows a little when it is: its own limit comes after inflation.
    requireAtMost(
        compressed ? Deflation.capacityFor(maxMessage) : maxMessage,
        parts.position() + payload.remaining());
    if (parts.remaining() < payload.remaining()) {
      int needed = parts.position() + payload.remaining();
      parts = ByteBuffer.allocate(Math.max(needed, 2 * parts.capacity())).put(parts.flip());
    }
    parts.limit(parts.capacity());
    parts.put(payload);
  }

  private static void requireAtMost(int limit, int length) throws WireProtocolException {
    if (length > limit) {
      throw new WireProtocolException(TOO_BIG, "a message is longer than " + limit + " bytes");
    }
  }

  private void deliver(int code, boolean deflated, ByteBuffer payload)
      throws WireProtocolException {
    ByteBuffer whole = deflated ? inflation.inflate(payload) : payload;
    requireAtMost(maxMessage, whole.remaining());
    sink.message(code == OpCode.TEXT, whole);
  }

  @Override
  public void close() {
    inflation.close();
  }
}
