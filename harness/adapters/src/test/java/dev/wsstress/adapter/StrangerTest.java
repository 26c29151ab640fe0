package dev.wsstress.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.Conditions;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.server.ConnectionId;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A correct client that knows nothing of the harness, against the verifying server: whatever it
 * sends, and although it does not say which session it is, it is accused of nothing.
 */
@Timeout(120)
class StrangerTest {
  private static final int SESSIONS = 4;
  private static final int WRITERS = 2;
  private static final int MESSAGES = 200;
  private static final int LENGTH = 256;
  private static final int HANG_SECONDS = 60;

  private final Queue<Observation> live = new ConcurrentLinkedQueue<>();
  private final VerifyingServer server =
      VerifyingServer.start(
          new ServerSetup(0, TestAuthority.create(), Conditions.DEFAULT, true),
          System.nanoTime(),
          new ServerListener() {
            @Override
            public void observed(ConnectionId connection, Observation seen) {
              live.add(seen);
            }
          });

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpClient client() throws Exception {
    Endpoint endpoint = server.endpoint();
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(TlsContexts.trust(Objects.requireNonNull(endpoint.ca())));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return HttpClient.newBuilder().sslContext(context).build();
  }

  /** Keeps what comes back. */
  private static final class Echoes implements WebSocket.Listener {
    private final BlockingQueue<Integer> lengths = new LinkedBlockingQueue<>();
    private int length;

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
      length += part.remaining();
      return took(from, last);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      length += part.length();
      return took(from, last);
    }

    private @Nullable CompletionStage<?> took(WebSocket from, boolean last) {
      if (last) {
        lengths.add(length);
        length = 0;
      }
      from.request(1);
      return null;
    }
  }

  /** What one writer sends as its n-th message. */
  private interface Message {
    CompletionStage<WebSocket> send(WebSocket to, int session, int writer, int number);
  }

  /** On each session two threads, one after the other, send; then each message has come back. */
  private void talk(Message message) throws Exception {
    HttpClient client = client();
    List<WebSocket> open = new ArrayList<>();
    for (int session = 0; session < SESSIONS; session++) {
      Echoes echoes = new Echoes();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(server.endpoint().base(), echoes)
              .get(HANG_SECONDS, TimeUnit.SECONDS);
      open.add(socket);
      for (int writer = 0; writer < WRITERS; writer++) {
        Thread thread = writer(message, socket, session, writer);
        thread.start();
        thread.join();
      }
      for (int i = 0; i < WRITERS * MESSAGES; i++) {
        assertThat(echoes.lengths.poll(HANG_SECONDS, TimeUnit.SECONDS)).isPositive();
      }
    }
    for (WebSocket socket : open) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(HANG_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Thread writer(Message message, WebSocket socket, int session, int writer) {
    return new Thread(
        () -> {
          for (int number = 0; number < MESSAGES; number++) {
            message.send(socket, session, writer, number).toCompletableFuture().join();
          }
        },
        "writer-" + writer);
  }

  private void assertNothingIsWrong() {
    assertThat(live).isEmpty();
    List<ServedConnection> connections = server.report();
    assertThat(connections).hasSize(SESSIONS);
    assertThat(connections.stream().map(ServedConnection::number).distinct())
        .as("each is a session of its own")
        .hasSize(SESSIONS);
    assertThat(connections.stream().flatMap(one -> one.seen().stream()))
        .allMatch(seen -> seen.outcome() == Outcome.DELIVERED);
  }

  @Test
  void shouldAccuseNobodyOfMessagesWithoutAStamp() throws Exception {
    talk(
        (to, session, writer, number) ->
            number % 2 == 0
                ? to.sendText("hello " + number, true)
                : to.sendBinary(ByteBuffer.allocate(LENGTH), true));
    assertNothingIsWrong();
  }

  /** Every session of it may bear any number, also the same one. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void shouldAccuseNobodyOfStampedMessagesWhoseSessionOnlyTheySay(int first) throws Exception {
    MessageCodec codec = new MessageCodec();
    talk(
        (to, session, writer, number) -> {
          ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
          codec.encode(bytes, first == 0 ? 0 : first + session, writer, number, LENGTH);
          return to.sendBinary(bytes.duplicate(), true);
        });
    assertNothingIsWrong();
    assertThat(server.report()).allMatch(connection -> connection.named() != null);
  }

  /** Nothing is known of what it sent, but what breaks its own stamps is still seen. */
  @Test
  void shouldStillSeeThatAStampedMessageIsWrong() throws Exception {
    MessageCodec codec = new MessageCodec();
    talk(
        (to, session, writer, number) -> {
          ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
          codec.encode(bytes, session, writer, number, LENGTH);
          if (session == 2 && writer == 1 && number == 50) {
            bytes.put(100, (byte) (bytes.get(100) ^ 1));
          }
          return to.sendBinary(bytes.duplicate(), true);
        });
    assertThat(live)
        .singleElement()
        .satisfies(seen -> assertThat(seen.outcome()).isEqualTo(Outcome.CORRUPTED));
  }
}
