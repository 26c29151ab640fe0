package dev.wsstress.hazard;

import com.sun.jna.Memory;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.wire.FrameEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for one WebSocket frame of whoever sends it. NOT threadsafe. */
final class NativeFrame {
  private final Memory memory;
  private final ByteBuffer bytes;

  /**
   * Makes one.
   *
   * @param payload the longest payload, in bytes
   */
  NativeFrame(int payload) {
    this.memory = new Memory(FrameEncoder.MAX_HEADER + (long) payload);
    this.bytes = memory.getByteBuffer(0, memory.size()).order(ByteOrder.BIG_ENDIAN);
  }

  /** The frame of a message, made once. */
  static NativeFrame of(OutgoingMessage message) {
    NativeFrame own = (NativeFrame) message.attachment();
    if (own == null) {
      own = new NativeFrame(message.bytes().capacity());
      message.attach(own);
    }
    return own;
  }

  /** Encodes a frame; the payload's own position stays. */
  void encode(int opCode, ByteBuffer payload) {
    int mask = FrameEncoder.newMask();
    bytes.clear();
    FrameEncoder.header(bytes, opCode, true, false, payload.remaining(), mask);
    FrameEncoder.payload(bytes, payload, mask);
  }

  /** Holds what is no frame: the request for an upgrade. */
  void hold(ByteBuffer text) {
    bytes.clear();
    bytes.put(text);
  }

  Memory memory() {
    return memory;
  }

  int length() {
    return bytes.position();
  }
}
