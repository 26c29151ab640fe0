package dev.wsstress.wire;

import java.nio.ByteBuffer;

/**
 * Cuts a byte stream into a server's frames (RFC 6455 section 5.2), and objects to what is none.
 * Bytes may come in pieces of any size. NOT threadsafe.
 */
public final class FrameDecoder {
  /** Takes the frames, in order. */
  public interface Sink {
    /**
     * A whole frame.
     *
     * @param payload between position and limit; only valid during the call
     */
    void frame(int opCode, boolean last, boolean compressed, ByteBuffer payload)
        throws WireProtocolException;
  }

  private static final int PROTOCOL_ERROR = 1002;
  private static final int TOO_BIG = 1009;
  private static final int LONGEST_CONTROL = 125;
  private static final int MAX_HEADER = 10;

  private final Sink sink;
  private final int maxPayload;
  private final boolean mayCompress;
  private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER);
  private ByteBuffer payload = ByteBuffer.allocate(1024);
  private int headerLength = 2;
  private boolean inPayload;

  /**
   * Starts at the beginning of a frame.
   *
   * @param maxPayload the longest payload taken, in bytes
   * @param mayCompress whether RSV1 means something (RFC 7692 section 6)
   */
  public FrameDecoder(Sink sink, int maxPayload, boolean mayCompress) {
    this.sink = sink;
    this.maxPayload = maxPayload;
    this.mayCompress = mayCompress;
  }

  /** Takes all bytes between position and limit. */
  public void feed(ByteBuffer bytes) throws WireProtocolException {
    while (bytes.hasRemaining() || (inPayload && !payload.hasRemaining())) {
      if (inPayload) {
        payload(bytes);
      } else {
        header(bytes);
      }
    }
  }

  private void header(ByteBuffer bytes) throws WireProtocolException {
    header.put(bytes.get());
    if (header.position() == 2) {
      int length = header.get(1) & 0x7F;
      headerLength = length < 126 ? 2 : length == 126 ? 4 : MAX_HEADER;
    }
    if (header.position() == headerLength && headerLength >= 2) {
      begin();
    }
  }

  private void begin() throws WireProtocolException {
    int first = header.get(0) & 0xFF;
    int opCode = first & 0x0F;
    long length = length();
    require((first & 0x30) == 0, "reserved bits are set");
    require((first & 0x40) == 0 || mayCompress(opCode), "RSV1 is set where nothing is compressed");
    require(opCode <= OpCode.BINARY || isKnownControl(opCode), "unknown opcode " + opCode);
    require((header.get(1) & 0x80) == 0, "a frame of the server is masked");
    require(
        !OpCode.isControl(opCode) || ((first & 0x80) != 0 && length <= LONGEST_CONTROL),
        "a control frame is long or fragmented");
    if (length < 0 || length > maxPayload) {
      throw new WireProtocolException(TOO_BIG, "a frame of " + length + " bytes is too big");
    }
    if (payload.capacity() < length) {
      payload = ByteBuffer.allocate((int) length);
    }
    payload.clear().limit((int) length);
    inPayload = true;
  }

  /** Only the first frame of a message says that it is compressed (RFC 7692 section 6.1). */
  private boolean mayCompress(int opCode) {
    return mayCompress && (opCode == OpCode.TEXT || opCode == OpCode.BINARY);
  }

  private long length() {
    return switch (headerLength) {
      case 4 -> header.getShort(2) & 0xFFFF;
      case MAX_HEADER -> header.getLong(2);
      default -> header.get(1) & 0x7F;
    };
  }

  private static boolean isKnownControl(int opCode) {
    return opCode >= OpCode.CLOSE && opCode <= OpCode.PONG;
  }

  private static void require(boolean holds, String breach) throws WireProtocolException {
    if (!holds) {
      throw new WireProtocolException(PROTOCOL_ERROR, breach);
    }
  }

  private void payload(ByteBuffer bytes) throws WireProtocolException {
    int some = Math.min(bytes.remaining(), payload.remaining());
    payload.put(payload.position(), bytes, bytes.position(), some);
    payload.position(payload.position() + some);
    bytes.position(bytes.position() + some);
    if (!payload.hasRemaining()) {
      int first = header.get(0) & 0xFF;
      payload.flip();
      header.clear();
      headerLength = 2;
      inPayload = false;
      sink.frame(first & 0x0F, (first & 0x80) != 0, (first & 0x40) != 0, payload);
      // Set aside, so that a payload of no bytes is not taken for one that is complete again.
      payload.clear();
    }
  }
}
