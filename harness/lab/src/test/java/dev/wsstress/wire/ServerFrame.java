package dev.wsstress.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/** A server's frame, for a test to send or to expect (RFC 6455 section 5.2). */
@SuppressWarnings("ArrayRecordComponent") // It compares and hashes the bytes itself.
public record ServerFrame(int opCode, boolean last, boolean compressed, byte[] payload) {
  /** What a sink was given, copied. */
  static ServerFrame seen(int opCode, boolean last, boolean compressed, ByteBuffer payload) {
    return new ServerFrame(opCode, last, compressed, bytes(payload));
  }

  /** A copy of what is between position and limit. */
  static byte[] bytes(ByteBuffer payload) {
    byte[] copy = new byte[payload.remaining()];
    payload.get(payload.position(), copy);
    return copy;
  }

  /** The frame as it is on the wire. */
  public byte[] wire() {
    return wire((last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opCode, payload);
  }

  /** A frame with any first byte. */
  static byte[] wire(int first, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    if (payload.length < 126) {
      out.write(payload.length);
    } else if (payload.length < 1 << 16) {
      out.write(126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    } else {
      out.write(127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    out.writeBytes(payload);
    return out.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServerFrame frame
        && opCode == frame.opCode
        && last == frame.last
        && compressed == frame.compressed
        && Arrays.equals(payload, frame.payload);
  }

  @Override
  public int hashCode() {
    return Objects.hash(opCode, last, compressed, Arrays.hashCode(payload));
  }
}
