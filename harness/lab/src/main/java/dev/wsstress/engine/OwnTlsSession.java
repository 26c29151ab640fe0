package dev.wsstress.engine;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.wire.FrameDecoder;
import dev.wsstress.wire.ThreadedSession;
import dev.wsstress.wire.Upgrade;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket over {@link OwnTls} with the two threads of the duplex report: a reader that answers
 * pings, and an actor that writes.
 */
final class OwnTlsSession extends ThreadedSession {
  private final int number;
  private final long startNanos;
  private final boolean answersPings;
  private final FrameDecoder decoder;
  private volatile @Nullable OwnTlsConnection connection;

  OwnTlsSession(int number, SessionHandler handler, TrialContext context, boolean answersPings) {
    super(handler, context.maxMessageBytes());
    this.number = number;
    this.startNanos = context.startNanos();
    this.answersPings = answersPings;
    this.decoder = new FrameDecoder(this, context.maxMessageBytes(), false);
  }

  /** Opens it on its reader's thread. */
  void start(URI target, OwnTls.Maker tls, CompletableFuture<SubjectSession> opened) {
    startReader("reader-" + number, () -> openAndRead(target, tls, opened));
  }

  private void openAndRead(URI target, OwnTls.Maker tls, CompletableFuture<SubjectSession> opened) {
    try {
      OwnTlsConnection here = OwnTlsConnection.open(target, tls);
      connection = here;
      here.upgrade(new Upgrade(target, false), decoder);
    } catch (IOException | RuntimeException e) {
      end();
      opened.completeExceptionally(e);
      return;
    }
    opened.complete(this);
    read(() -> open().round(decoder));
  }

  /** Where the reader becomes a second writer. */
  @Override
  protected void ping(ByteBuffer payload) throws IOException {
    if (answersPings) {
      super.ping(payload);
    }
  }

  @Override
  protected void write(OutgoingMessage message) throws IOException {
    open().message(message);
  }

  @Override
  protected void control(int opCode, ByteBuffer payload) throws IOException {
    open().control(opCode, payload);
  }

  @Override
  protected void reply(int opCode, ByteBuffer payload) throws IOException {
    open().reply(opCode, payload);
  }

  private OwnTlsConnection open() {
    return Objects.requireNonNull(connection, "the session is used before it is open");
  }

  @Override
  public List<ClientEvidence> evidence() {
    OwnTlsConnection here = connection;
    return here == null ? List.of() : List.of(here.evidence(number, startNanos));
  }

  @Override
  protected void disconnect() {
    OwnTlsConnection here = connection;
    if (here != null) {
      here.close();
    }
  }
}
