package dev.wsstress.design;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.wsstress.wire.ClientFrame;
import dev.wsstress.wire.ServerFrame;
import dev.wsstress.wire.ServerUpgrade;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server's end of one TLS WebSocket, which reads and writes only when a test says so. */
final class UnreadingPeer implements AutoCloseable {
  private final Socket tcp;
  private final DataInputStream in;
  private final OutputStream out;

  /** Takes the next client and says yes to its WebSocket. */
  UnreadingPeer(ServerSocket listening, SSLContext context) throws IOException {
    tcp = listening.accept();
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, true);
    in = new DataInputStream(tls.getInputStream());
    out = tls.getOutputStream();
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no whole request");
      }
      request.append((char) next);
    }
    String answer = ServerUpgrade.answer(ServerUpgrade.key(request.toString()), "");
    out.write(answer.getBytes(ISO_8859_1));
    out.flush();
  }

  void send(int opCode, byte[] payload) throws IOException {
    out.write(new ServerFrame(opCode, true, false, payload).wire());
    out.flush();
  }

  ClientFrame next() throws IOException {
    return ClientFrame.read(in);
  }

  /** Ends the connection without a word of TLS or WebSocket. */
  @Override
  public void close() throws IOException {
    tcp.close();
  }
}
