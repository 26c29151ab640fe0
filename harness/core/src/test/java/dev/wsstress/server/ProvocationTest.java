package dev.wsstress.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.oracle.StreamOracle;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.server.RawWebSocket.Frame;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every provocation as a client sees it that shares nothing with ours but the trust in a server.
 */
@Timeout(60)
class ProvocationTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final int ENDS_AT = 50;
  private static final int SESSION = 100;

  private final BlockingQueue<Observation> seen = new LinkedBlockingQueue<>();
  private @Nullable VerifyingServer server;

  private record Seen(BlockingQueue<Observation> all) implements ServerListener {
    @Override
    public void observed(ConnectionId connection, Observation one) {
      all.add(one);
    }
  }

  private RawWebSocket connect(Conditions conditions) throws IOException {
    VerifyingServer started =
        VerifyingServer.start(
            new ServerSetup(0, AUTHORITY, conditions, false), System.nanoTime(), new Seen(seen));
    server = started;
    SSLContext context =
        TlsContexts.client(
            new TlsProfile(TlsProvider.SUNJSSE, TlsVersion.TLS_1_3), AUTHORITY.trustStore());
    return new RawWebSocket(started.endpoint().base(), context, SESSION);
  }

  private RawWebSocket connect(Provocation provocation) throws IOException {
    return connect(Conditions.DEFAULT.with(provocation));
  }

  @AfterEach
  void stop() {
    Objects.requireNonNull(server).close();
  }

  /** Sends messages and reads their echoes, each one frame. */
  private static void converse(RawWebSocket socket, int messages, int length) throws IOException {
    for (int i = 0; i < messages; i++) {
      ByteBuffer sent = socket.send(i, length);
      assertThat(socket.next()).isEqualTo(new Frame(true, false, RawWebSocket.BINARY, sent));
    }
  }

  @Test
  void shouldOnlyEchoWhereNothingIsAskedFor() throws IOException {
    try (RawWebSocket socket = connect(Conditions.DEFAULT)) {
      assertThat(socket.response()).doesNotContainIgnoringCase("permessage-deflate");
      converse(socket, 300, 1024);
      assertThat(socket.tls().keyUpdateRequests()).isZero();
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void shouldPingAgainAndAgain() throws IOException {
    try (RawWebSocket socket = connect(Provocation.PING_STORM)) {
      for (int i = 0; i < 20; i++) {
        Frame ping = socket.next();
        assertThat(ping.opcode()).isEqualTo(RawWebSocket.PING);
        assertThat(ping.payload().hasRemaining()).isFalse();
      }
    }
  }

  @Test
  void shouldReplyInFragments() throws IOException {
    try (RawWebSocket socket = connect(Provocation.FRAGMENTS)) {
      for (int i = 0; i < 100; i++) {
        ByteBuffer sent = socket.send(i, 99);
        assertFragment(socket.next(), RawWebSocket.BINARY, false, sent.slice(0, 33));
        assertFragment(socket.next(), RawWebSocket.CONTINUATION, false, sent.slice(33, 33));
        assertFragment(socket.next(), RawWebSocket.CONTINUATION, true, sent.slice(66, 33));
      }
    }
  }

  private static void assertFragment(Frame frame, int opcode, boolean fin, ByteBuffer payload) {
    assertThat(frame).isEqualTo(new Frame(fin, false, opcode, payload));
  }

  @Test
  void shouldCompressWhatItSends() throws IOException, DataFormatException {
    try (RawWebSocket socket = connect(Provocation.COMPRESSION)) {
      assertThat(socket.response()).containsIgnoringCase("permessage-deflate");
      Inflater inflater = new Inflater(true);
      for (int i = 0; i < 20; i++) {
        ByteBuffer sent = socket.send(i, 1024);
        Frame echo = socket.next();
        assertThat(echo.rsv1()).isTrue();
        assertThat(echo.payload().remaining()).isLessThan(sent.remaining());
        assertThat(inflate(inflater, echo.payload())).isEqualTo(sent);
      }
      inflater.end();
    }
  }

  /** RFC 7692 section 7.2.2: a sender leaves out the last four bytes of an empty block. */
  private static ByteBuffer inflate(Inflater inflater, ByteBuffer payload)
      throws DataFormatException {
    inflater.setInput(
        ByteBuffer.allocate(payload.remaining() + 4).put(payload).putInt(0xFFFF).flip());
    ByteBuffer room = ByteBuffer.allocate(1 << 16);
    inflater.inflate(room);
    return room.flip();
  }

  /**
   * A client that sends without a pause meets a full socket, and all that it sent arrives still.
   */
  @Test
  void shouldMakeWritesBackUpAndGoOn() throws IOException {
    int size = 16_000;
    try (RawWebSocket socket = connect(Provocation.SLOW_READER)) {
      int sent = 1;
      while (socket.tls().offer(frameOf(socket, sent - 1, size))) {
        sent++;
        assertThat(sent).as("messages taken at once").isLessThan(128);
      }
      for (int i = 0; i < sent; i++) {
        if (i == sent - 1) {
          socket.tls().flush();
        }
        assertThat(socket.next().payload()).isEqualTo(socket.message(i, size));
      }
      assertThat(seen).isEmpty();
    }
  }

  private static ByteBuffer frameOf(RawWebSocket socket, long sequence, int size) {
    return RawWebSocket.frame(RawWebSocket.BINARY, socket.message(sequence, size));
  }

  @Test
  void shouldUpdateItsKeysAndAskForTheSame() throws IOException {
    try (RawWebSocket socket = connect(Provocation.KEY_UPDATE)) {
      converse(socket, 300, 1024);
      assertThat(socket.tls().keyUpdateRequests()).isGreaterThan(5);
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void shouldSendAStreamOfItsOwn() throws IOException {
    try (RawWebSocket socket = connect(Provocation.FLOOD)) {
      assertStream(socket);
    }
  }

  @Test
  void shouldSendAStreamOfItsOwnForADuplex() throws IOException {
    try (RawWebSocket socket = connect(Conditions.DEFAULT.with(Workload.DUPLEX))) {
      assertStream(socket);
    }
  }

  private static void assertStream(RawWebSocket socket) throws IOException {
    StreamOracle oracle = new StreamOracle(Side.CLIENT, SESSION);
    for (int i = 0; i < 500; i++) {
      ByteBuffer message = socket.next().payload();
      assertThat(oracle.accept(message, 0)).isNull();
      assertThat((int) message.getShort(MessageDescriptor.STREAM_OFFSET))
          .isEqualTo(MessageDescriptor.SERVER_STREAM);
    }
  }

  @Test
  void shouldHalfCloseAndVerifyWhatStillComes() throws Exception {
    try (RawWebSocket socket = connect(Provocation.HALF_CLOSE)) {
      converse(socket, ENDS_AT - 1, 64);
      socket.send(ENDS_AT - 1, 64);
      assertThat(socket.tls().ends()).as("close_notify").isTrue();
      for (int i = ENDS_AT; i < 2 * ENDS_AT; i++) {
        socket.send(i, 64);
      }
      // Only who has read and verified all that came before can miss the one left out.
      socket.send(2 * ENDS_AT + 1, 64);
      Observation fault = seen.poll(30, TimeUnit.SECONDS);
      assertThat(fault).isInstanceOf(Observation.MessageFault.class);
      assertThat(Objects.requireNonNull(fault).outcome()).isEqualTo(Outcome.LOST);
    }
  }

  @Test
  void shouldReset() throws IOException {
    try (RawWebSocket socket = connect(Provocation.RESET)) {
      converse(socket, ENDS_AT - 1, 64);
      socket.send(ENDS_AT - 1, 64);
      assertThatIOException().isThrownBy(socket::next).withMessageContaining("reset");
    }
  }

  @Test
  void shouldCloseBetweenFragments() throws IOException {
    try (RawWebSocket socket = connect(Provocation.CLOSE_IN_MESSAGE)) {
      converse(socket, ENDS_AT - 1, 64);
      ByteBuffer sent = socket.send(ENDS_AT - 1, 64);
      assertFragment(socket.next(), RawWebSocket.BINARY, false, sent.slice(0, 32));
      Frame close = socket.next();
      assertThat(close.opcode()).isEqualTo(RawWebSocket.CLOSE);
      assertThat((int) close.payload().getShort(0)).isEqualTo(1001);
      socket.tls().write(RawWebSocket.frame(RawWebSocket.CLOSE, close.payload()));
      assertThat(socket.tls().ends()).as("the end").isTrue();
    }
    assertThat(seen).isEmpty();
  }

  /** Fragments, pings and a stream of its own must not get into each other's way. */
  @ParameterizedTest
  @EnumSource(names = {"HALF_CLOSE", "CLOSE_IN_MESSAGE"})
  void shouldKeepToTheProtocolWhenItDoesAllAtOnce(Provocation ending) throws IOException {
    Conditions all =
        Conditions.DEFAULT
            .with(Provocation.FLOOD)
            .with(Provocation.FRAGMENTS)
            .with(Provocation.PING_STORM)
            .with(Provocation.KEY_UPDATE)
            .with(ending);
    try (RawWebSocket socket = connect(all)) {
      StreamOracle oracle = new StreamOracle(Side.CLIENT, SESSION);
      for (int i = 0; i < ENDS_AT; i++) {
        socket.send(i, 256);
      }
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      boolean closed = false;
      while (!closed && !socket.tls().ends()) {
        Frame frame = socket.next();
        closed = frame.opcode() == RawWebSocket.CLOSE;
        if (!closed && frame.opcode() != RawWebSocket.PING) {
          assertThat(frame.opcode() == RawWebSocket.BINARY).isEqualTo(message.size() == 0);
          message.writeBytes(bytesOf(frame.payload()));
          if (frame.fin()) {
            assertThat(oracle.accept(ByteBuffer.wrap(message.toByteArray()), 0)).isNull();
            message.reset();
          }
        }
      }
      assertThat(message.size() > 0).isEqualTo(ending == Provocation.CLOSE_IN_MESSAGE);
      assertThat(oracle.verified()).isGreaterThanOrEqualTo(ENDS_AT - 1);
    }
  }

  private static byte[] bytesOf(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }
}
