package dev.wsstress.wire;

import java.nio.ByteBuffer;

/** Encodes a message as one compressed frame (RFC 7692 section 7.2.1). */
public final class Compressed {
  private Compressed() {}

  /** Compresses behind the room for a header, then writes header and mask around it. */
  public static void encode(
      Deflation deflation, int opCode, ByteBuffer payload, ByteBuffer frame, int mask) {
    frame.clear().position(FrameEncoder.MAX_HEADER);
    deflation.compress(payload, frame);
    seal(opCode, frame, mask);
  }

  /** Masks what lies behind the room for a header and puts the header right before it. */
  public static void seal(int opCode, ByteBuffer frame, int mask) {
    int end = frame.position();
    int length = end - FrameEncoder.MAX_HEADER;
    frame.position(FrameEncoder.MAX_HEADER).limit(end);
    FrameEncoder.maskInPlace(frame, mask);
    int start = FrameEncoder.MAX_HEADER - FrameEncoder.headerLength(length);
    frame.position(start);
    FrameEncoder.header(frame, opCode, true, true, length, mask);
    frame.position(start);
  }
}
