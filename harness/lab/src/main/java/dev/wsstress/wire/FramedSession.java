package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What every session on our own frames has in common, whatever protects and carries them: frames
 * become messages, a ping is answered, a close frame too, and the handler is called under a guard
 * of its own, which no thread holds while it writes or reads (RFC 6455 sections 5.4 and 5.5).
 */
public abstract class FramedSession implements SubjectSession, FrameDecoder.Sink {
  private static final int NORMAL = 1000;
  private static final int NO_CODE = 1005;
  private static final int ABNORMAL = 1006;

  private final SessionHandler handler;
  private final MessageAssembler assembler;
  private final Guard handlerOrder = Guard.mutex();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * Prepares a session that is not open yet.
   *
   * @param maxMessage the longest message to take, in bytes
   */
  protected FramedSession(SessionHandler handler, int maxMessage) {
    this.handler = handler;
    this.assembler = new MessageAssembler(this::message, maxMessage);
  }

  /** Sends a message; on an actor's thread. */
  protected abstract void write(OutgoingMessage message) throws IOException;

  /** Sends a control frame; on an actor's thread. */
  protected abstract void control(int opCode, ByteBuffer payload) throws IOException;

  /** Sends a control frame that answers one; on the reader's thread. */
  protected abstract void reply(int opCode, ByteBuffer payload) throws IOException;

  /** Whether a close frame was sent, or is being sent. */
  protected final boolean isClosing() {
    return closing.get();
  }

  /** Whether it has ended and the handler knows. */
  protected final boolean isOver() {
    return over.get();
  }

  /** What comes later is of no interest. */
  protected final void setOver() {
    over.set(true);
  }

  @Override
  public final void frame(int opCode, boolean last, boolean compressed, ByteBuffer payload)
      throws WireProtocolException {
    try {
      switch (opCode) {
        case OpCode.PING -> ping(payload);
        case OpCode.CLOSE -> closeFrame(payload);
        case OpCode.PONG -> {
          // This client sends no pings, and an unsolicited pong asks for nothing (RFC 6455 section
          // 5.5.3).
        }
        default -> assembler.frame(opCode, last, compressed, payload);
      }
    } catch (WireProtocolException e) {
      throw e;
    } catch (IOException e) {
      failedUnlessClosing(e);
    }
  }

  /**
   * A ping came: where a read brings a write about. A peer that was sent a close frame reads no
   * pong (RFC 6455 section 5.5.1) and may be gone before it comes.
   */
  protected void ping(ByteBuffer payload) throws IOException {
    if (!isClosing()) {
      reply(OpCode.PONG, payload);
    }
  }

  private void closeFrame(ByteBuffer payload) throws IOException {
    int code = payload.remaining() < 2 ? NO_CODE : payload.getShort(payload.position()) & 0xFFFF;
    String reason = "";
    if (payload.remaining() > 2) {
      reason = UTF_8.decode(payload.duplicate().position(payload.position() + 2)).toString();
    }
    if (closing.compareAndSet(false, true)) {
      reply(OpCode.CLOSE, payload);
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
  public final void send(OutgoingMessage message) {
    try {
      write(message);
    } catch (IOException | RuntimeException e) {
      // A broken rule may throw anything in its wake: whatever it is belongs to this session.
      tell(() -> handler.onSendFailed(message, e));
      return;
    }
    tell(() -> handler.onSent(message));
  }

  @Override
  public final void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        control(OpCode.CLOSE, code(NORMAL));
      } catch (IOException | RuntimeException e) {
        failed(e);
      }
    }
  }

  /** The payload of a close frame without a reason. */
  protected static ByteBuffer code(int code) {
    return ByteBuffer.allocate(2).putShort((short) code).flip();
  }

  /** The connection ended without a close frame. */
  protected final void endedWithoutClose() {
    closed(ABNORMAL, "the connection ended without a close frame");
  }

  private void closed(int code, String reason) {
    if (over.compareAndSet(false, true)) {
      tell(() -> handler.onClosed(code, reason));
    }
  }

  /** A peer that has closed takes no more; its own close frame may still be on the way to us. */
  protected final void failedUnlessClosing(IOException e) {
    if (!isClosing()) {
      failed(e);
    }
  }

  /**
   * Reports a failure to the handler, unless it knows of an end already.
   *
   * @return whether it was reported
   */
  protected boolean failed(Throwable cause) {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      tell(() -> handler.onError(cause));
    }
    return first;
  }

  private void tell(Guard.Steps call) {
    try {
      handlerOrder.hold(call);
    } catch (IOException impossible) {
      throw new IllegalStateException("a handler does no I/O", impossible);
    }
  }

  /** Frees what the messages took; after the last read. */
  protected final void closeAssembler() {
    assembler.close();
  }
}
