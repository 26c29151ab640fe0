package dev.wsstress.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.wsstress.message.MessageCodec;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;

/** A WebSocket client that shows every frame (RFC 6455 section 5.2). One thread uses it. */
final class RawWebSocket implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;

  private final RawTls tls;
  private final int session;
  private final String response;
  private final MessageCodec codec = new MessageCodec();

  /** One frame as it came. */
  record Frame(boolean fin, boolean rsv1, int opcode, ByteBuffer payload) {}

  /** Connects and offers compression. */
  RawWebSocket(URI server, SSLContext context, int session) throws IOException {
    this.tls = new RawTls(server, context);
    this.session = session;
    String request =
        """
        GET %s?session=%d HTTP/1.1
        Host: %s
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Extensions: permessage-deflate

        """
            .formatted(server.getPath(), session, server.getAuthority());
    tls.write(ByteBuffer.wrap(request.replace("\n", "\r\n").getBytes(US_ASCII)));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) tls.read(1).get());
    }
    this.response = head.toString();
  }

  RawTls tls() {
    return tls;
  }

  /** The head of the server's answer to the upgrade. */
  String response() {
    return response;
  }

  /** A stamped message of stream 0. */
  ByteBuffer message(long sequence, int length) {
    ByteBuffer message = ByteBuffer.allocate(length);
    codec.encode(message, session, 0, sequence, length);
    return message;
  }

  /** Sends a message of stream 0. */
  ByteBuffer send(long sequence, int length) throws IOException {
    ByteBuffer message = message(sequence, length);
    tls.write(frame(BINARY, message.duplicate()));
    return message;
  }

  /** A whole frame with a mask of zeroes, which leaves the payload as it is. */
  static ByteBuffer frame(int opcode, ByteBuffer payload) {
    int length = payload.remaining();
    ByteBuffer frame = ByteBuffer.allocate(8 + length).put((byte) (0x80 | opcode));
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    }
    return frame.putInt(0).put(payload).flip();
  }

  /** The next frame. */
  Frame next() throws IOException {
    ByteBuffer head = tls.read(2);
    int length = head.get(1) & 0x7F;
    if (length == 126) {
      length = tls.read(2).getShort() & 0xFFFF;
    }
    int first = head.get(0);
    return new Frame((first & 0x80) != 0, (first & 0x40) != 0, first & 0x0F, tls.read(length));
  }

  @Override
  public void close() throws IOException {
    tls.close();
  }
}
