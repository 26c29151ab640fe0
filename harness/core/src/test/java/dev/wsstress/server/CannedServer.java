package dev.wsstress.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server on loopback that answers the head of each request with a text, whatever it is, and ends
 * the connection. Threadsafe.
 */
public final class CannedServer implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket socket;
  private final UnaryOperator<String> answer;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger received = new AtomicInteger();

  private CannedServer(ServerSocket socket, UnaryOperator<String> answer) {
    this.socket = socket;
    this.answer = answer;
    Thread thread = new Thread(this::accept, "canned-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts one with TLS. */
  public static CannedServer withTls(TestAuthority authority, UnaryOperator<String> answer)
      throws IOException {
    return new CannedServer(
        TlsContexts.server(authority)
            .getServerSocketFactory()
            .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()),
        answer);
  }

  /** Starts one without TLS. */
  public static CannedServer plain(UnaryOperator<String> answer) throws IOException {
    return new CannedServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), answer);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** How many connected. */
  public int connections() {
    return connections.get();
  }

  /** How many bytes of requests came, after TLS. */
  public int received() {
    return received.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        connections.incrementAndGet();
        String request = head(client.getInputStream());
        client.getOutputStream().write(answer.apply(request).getBytes(ISO_8859_1));
        client.getOutputStream().flush();
      } catch (IOException gone) {
        // The client went away, or this server is closed.
      }
    }
  }

  private String head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the end within a request");
      }
      received.incrementAndGet();
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
