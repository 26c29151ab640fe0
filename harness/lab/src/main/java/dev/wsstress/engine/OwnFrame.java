package dev.wsstress.engine;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.wire.FrameEncoder;
import java.nio.ByteBuffer;

/** Memory for one WebSocket frame of one sender. NOT threadsafe. */
final class OwnFrame {
  private final ByteBuffer bytes;

  /**
   * Makes one.
   *
   * @param payload the longest payload, in bytes
   */
  OwnFrame(OwnTls tls, int payload) {
    this.bytes = tls.buffer(FrameEncoder.MAX_HEADER + payload);
  }

  /** The frame of a message, made once. */
  static OwnFrame of(OutgoingMessage message, OwnTls tls) {
    OwnFrame own = (OwnFrame) message.attachment();
    if (own == null) {
      own = new OwnFrame(tls, message.bytes().capacity());
      message.attach(own);
    }
    return own;
  }

  /** Encodes a frame; the payload's own position stays. */
  ByteBuffer encode(int opCode, ByteBuffer payload) {
    int mask = FrameEncoder.newMask();
    bytes.clear();
    FrameEncoder.header(bytes, opCode, true, false, payload.remaining(), mask);
    FrameEncoder.payload(bytes, payload, mask);
    return bytes.flip();
  }

  /** Holds what is no frame: the request for an upgrade. */
  ByteBuffer hold(ByteBuffer text) {
    return bytes.clear().put(text).flip();
  }
}
