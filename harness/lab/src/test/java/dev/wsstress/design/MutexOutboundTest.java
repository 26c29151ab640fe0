package dev.wsstress.design;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import dev.wsstress.wire.ClientFrame;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.ToldHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A peer that reads nothing makes actors wait, and nobody else. */
@Timeout(60)
class MutexOutboundTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final int LENGTH = 1 << 16;
  private static final int HANG_SECONDS = 50;

  /** Small, so that a client feels soon that nobody reads. */
  private static final int RECEIVE_BUFFER = 1 << 13;

  private final ToldHandler told = new ToldHandler();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger taken = new AtomicInteger();
  private final ServerSocket listening;
  private final Subject subject;
  private final UnreadingPeer peer;
  private final SubjectSession session;
  private final Thread actor;

  MutexOutboundTest() throws Exception {
    listening = new ServerSocket();
    listening.setReceiveBufferSize(RECEIVE_BUFFER);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    URI uri = URI.create("wss://127.0.0.1:" + listening.getLocalPort() + "/echo");
    Endpoint server = new Endpoint(uri, AUTHORITY.pem(), true);
    subject = new MutexDesign().create(ToldHandler.context(server, Defaults.TLS));
    CompletableFuture<SubjectSession> opening = subject.open(0, told).toCompletableFuture();
    peer = new UnreadingPeer(listening, TlsContexts.server(AUTHORITY));
    session = opening.get(HANG_SECONDS, TimeUnit.SECONDS);
    actor = new Thread(this::sendUntilEnough, "actor");
  }

  private void sendUntilEnough() {
    OutgoingMessage message = OutgoingMessage.binary(LENGTH);
    while (!enough.get() && told.unsent.isEmpty()) {
      taken.incrementAndGet();
      session.send(message);
    }
  }

  /** Nobody reads: as soon as the systems' buffers are full, the actor waits for good. */
  @BeforeEach
  void fillTheSocket() throws Exception {
    actor.start();
    int before;
    do {
      before = taken.get();
      peer.send(OpCode.BINARY, bytes("still there?"));
      assertThat(delivered()).isEqualTo("still there?");
    } while (taken.get() != before || !isWaitingForTheSocket());
  }

  private boolean isWaitingForTheSocket() {
    return LockSupport.getBlocker(actor) instanceof Condition;
  }

  @AfterEach
  void end() throws IOException {
    peer.close();
    subject.close();
    listening.close();
  }

  private String delivered() throws InterruptedException {
    return String.valueOf(told.messages.poll(HANG_SECONDS, TimeUnit.SECONDS));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void shouldReadWhileAnActorWaits() throws Exception {
    for (int i = 0; i < 20; i++) {
      peer.send(OpCode.PING, bytes("ping " + i));
      peer.send(OpCode.BINARY, bytes("message " + i));
      assertThat(delivered()).isEqualTo("message " + i);
    }
    assertThat(isWaitingForTheSocket()).isTrue();
  }

  @Test
  void shouldSendAllThatWaitedAndAnswerTheLatestPing() throws Exception {
    peer.send(OpCode.PING, bytes("early"));
    peer.send(OpCode.PING, bytes("late"));
    peer.send(OpCode.BINARY, bytes("behind the pings"));
    assertThat(delivered()).isEqualTo("behind the pings");

    enough.set(true);
    String lastPong = "";
    int messages = 0;
    while (messages < taken.get() || !lastPong.equals("late")) {
      ClientFrame frame = peer.next();
      if (frame.opCode() == OpCode.PONG) {
        lastPong = new String(frame.bytes(), UTF_8);
      } else {
        assertThat(frame.opCode()).isEqualTo(OpCode.BINARY);
        assertThat(frame.bytes()).hasSize(LENGTH).containsOnly(0);
        messages++;
      }
    }
    actor.join();
    assertThat(told.unsent).isEmpty();
  }

  @Test
  void shouldCloseCleanlyOnceThePeerReadsAgain() throws Exception {
    session.close();
    enough.set(true);
    ClientFrame frame = peer.next();
    while (frame.opCode() != OpCode.CLOSE) {
      frame = peer.next();
    }
    assertThat(ByteBuffer.wrap(frame.bytes()).getShort()).isEqualTo((short) 1000);

    peer.send(OpCode.CLOSE, frame.bytes());
    assertThat(told.closed.get(HANG_SECONDS, TimeUnit.SECONDS)).isEqualTo(1000);
    assertThat(told.error).isNotDone();
    actor.join();
  }

  @Test
  void shouldLetTheActorGoWhenThePeerVanishes() throws Exception {
    peer.close();

    actor.join();
    assertThat(told.unsent).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void shouldLetTheActorGoWhenTheSubjectIsClosed() throws Exception {
    subject.close();

    actor.join();
    assertThat(told.unsent).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void shouldRefuseMessagesAfterTheEnd() throws Exception {
    subject.close();
    actor.join();
    told.unsent.clear();

    session.send(OutgoingMessage.binary(LENGTH));
    assertThat(told.unsent).singleElement().isInstanceOf(ClosedChannelException.class);
  }
}
