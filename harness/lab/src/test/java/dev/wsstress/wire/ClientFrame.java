package dev.wsstress.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A client's frame as a server reads it (RFC 6455 section 5.2), byte by byte and with nothing of
 * the code under test.
 */
public record ClientFrame(int opCode, boolean last, boolean compressed, ByteBuffer payload) {
  /** Reads one frame and takes its mask off. */
  public static ClientFrame read(DataInputStream in) throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    if ((second & 0x80) == 0) {
      throw new IOException("a client's frame without a mask");
    }
    long length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(Math.toIntExact(length));
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new ClientFrame(
        first & 0x0F, (first & 0x80) != 0, (first & 0x40) != 0, ByteBuffer.wrap(payload));
  }

  /** The payload, unmasked. */
  public byte[] bytes() {
    return ServerFrame.bytes(payload);
  }
}
