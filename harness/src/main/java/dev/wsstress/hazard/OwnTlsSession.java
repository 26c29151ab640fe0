package dev.wsstress.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectSession;
import dev.wsstress.wire.FrameDecoder;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.MessageAssembler;
import dev.wsstress.wire.OpCode;
import dev.wsstress.wire.Upgrade;
import dev.wsstress.wire.WireProtocolException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket over {@link OwnTls} with the two threads of the first report: a reader that answers
 * pings, and an actor that writes. The handler is told under a guard of its own, which nobody holds
 * while he reads or writes.
 */
final class OwnTlsSession implements SubjectSession, FrameDecoder.Sink {
  private static final int NORMAL = 1000;
  private static final int NO_CODE = 1005;
  private static final int ABNORMAL = 1006;
  private static final long PATIENCE_MILLIS = 5_000;

  private final SessionHandler handler;
  private final boolean answersPings;
  private final FrameDecoder decoder;
  private final MessageAssembler assembler;
  private final Guard told = Guard.mutex();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable OwnTlsConnection connection;
  private volatile @Nullable Thread reader;

  OwnTlsSession(SessionHandler handler, int maxMessage, boolean answersPings) {
    this.handler = handler;
    this.answersPings = answersPings;
    this.decoder = new FrameDecoder(this, maxMessage, false);
    this.assembler = new MessageAssembler(this::message, maxMessage);
  }

  /** Opens it on its reader's thread. */
  void start(URI target, OwnTls.Maker tls, CompletableFuture<SubjectSession> opened) {
    Thread thread =
        new Thread(() -> openAndRead(target, tls, opened), "reader-" + target.getQuery());
    thread.setDaemon(true);
    reader = thread;
    thread.start();
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
    read();
  }

  private void read() {
    try {
      while (!over.get() && open().round(decoder)) {
        // All is done by the round.
      }
      closed(ABNORMAL, "the connection ended without a close frame");
    } catch (IOException | RuntimeException e) {
      failed(e);
    } finally {
      end();
    }
  }

  @Override
  public void frame(int opCode, boolean last, boolean compressed, ByteBuffer payload)
      throws WireProtocolException {
    try {
      switch (opCode) {
        case OpCode.PING -> ping(payload);
        case OpCode.CLOSE -> closeFrame(payload);
        case OpCode.PONG -> {
          // Nobody here pings, and an unsolicited pong asks for nothing (RFC 6455 section 5.5.3).
        }
        default -> assembler.frame(opCode, last, compressed, payload);
      }
    } catch (WireProtocolException e) {
      throw e;
    } catch (IOException e) {
      failed(e);
    }
  }

  /**
   * The write that a read brings about: where the reader becomes a second writer. A peer that was
   * sent a close frame reads no pong (RFC 6455 section 5.5.1) and may be gone before it comes.
   */
  private void ping(ByteBuffer payload) throws IOException {
    if (answersPings && !closing.get()) {
      try {
        open().reply(OpCode.PONG, payload);
      } catch (IOException e) {
        if (!closing.get()) {
          throw e;
        }
      }
    }
  }

  private void closeFrame(ByteBuffer payload) throws IOException {
    int code = payload.remaining() < 2 ? NO_CODE : payload.getShort(payload.position()) & 0xFFFF;
    String reason = "";
    if (payload.remaining() > 2) {
      reason = UTF_8.decode(payload.duplicate().position(payload.position() + 2)).toString();
    }
    if (closing.compareAndSet(false, true)) {
      open().reply(OpCode.CLOSE, payload);
    }
    closed(code, reason);
  }

  private void message(boolean text, ByteBuffer payload) {
    tell(
        () -> {
          if (text) {
            handler.onText(UTF_8.decode(payload).toString());
          } else {
            handler.onMessage(payload);
          }
        });
  }

  @Override
  public void send(OutgoingMessage message) {
    try {
      open().message(message);
    } catch (IOException | RuntimeException e) {
      // A broken rule may throw anything in its wake: whatever it is belongs to this session.
      tell(() -> handler.onSendFailed(message, e));
      return;
    }
    tell(() -> handler.onSent(message));
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        ByteBuffer code = ByteBuffer.allocate(2).putShort((short) NORMAL).flip();
        open().control(OpCode.CLOSE, code);
      } catch (IOException | RuntimeException e) {
        failed(e);
      }
    }
  }

  private void closed(int code, String reason) {
    if (over.compareAndSet(false, true)) {
      tell(() -> handler.onClosed(code, reason));
    }
  }

  private void failed(Throwable cause) {
    if (over.compareAndSet(false, true)) {
      tell(() -> handler.onError(cause));
    }
  }

  private void tell(Guard.Steps call) {
    try {
      told.hold(call);
    } catch (IOException impossible) {
      throw new IllegalStateException("a handler does no I/O", impossible);
    }
  }

  private OwnTlsConnection open() {
    return Objects.requireNonNull(connection, "the session is used before it is open");
  }

  @Override
  public List<ClientEvidence> evidence() {
    OwnTlsConnection here = connection;
    return here == null
        ? List.of()
        : List.of(new ClientEvidence(here.localAddress(), List.of(), RecordTrace.EMPTY));
  }

  /** Ends the connection, without a word to the peer. */
  void end() {
    over.set(true);
    OwnTlsConnection here = connection;
    if (here != null) {
      here.close();
    }
  }

  /** Waits for the reader. */
  void join() {
    Thread thread = reader;
    try {
      if (thread != null) {
        thread.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assembler.close();
  }
}
