package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.plan.Defaults;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.subject.ClientEvidence;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One session on the wire pipeline. Its reader threads deliver what arrives and answer pings;
 * actors send on their own threads. The handler is told under a guard of its own, which nobody
 * holds while he writes or reads.
 */
final class WireSession implements SubjectSession, FrameDecoder.Sink {
  private static final int NORMAL = 1000;
  private static final int NO_CODE = 1005;
  private static final int ABNORMAL = 1006;
  private static final long PATIENCE_MILLIS = 5_000;

  private final int number;
  private final SessionHandler handler;
  private final SubjectContext context;
  private final Pipeline pipeline;
  private final Upgrade upgrade;
  private final Guard told = Guard.mutex();
  private final MessageAssembler assembler;
  private final List<Thread> readers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable WireChannel channel;
  private volatile @Nullable Outbound outbound;

  WireSession(
      int number,
      SessionHandler handler,
      SubjectContext context,
      Pipeline pipeline,
      Upgrade upgrade) {
    this.number = number;
    this.handler = handler;
    this.context = context;
    this.pipeline = pipeline;
    this.upgrade = upgrade;
    this.assembler = new MessageAssembler(this::message, context.maxMessage());
  }

  /**
   * Opens it.
   *
   * @param engine the client's TLS, or null for none
   */
  void start(@Nullable SSLEngine engine, CompletableFuture<SubjectSession> opened) {
    startReader("reader-" + number, () -> openAndRead(engine, opened));
  }

  private void startReader(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    readers.add(thread);
    thread.start();
  }

  private void openAndRead(@Nullable SSLEngine engine, CompletableFuture<SubjectSession> opened) {
    Inbound inbound;
    try {
      inbound = open(engine);
    } catch (IOException | RuntimeException e) {
      end();
      opened.completeExceptionally(e);
      return;
    }
    Guard readOrder = pipeline.readOrder();
    opened.complete(this);
    for (int i = 1; i < pipeline.readers(); i++) {
      startReader("reader-" + number + (char) ('a' + i), () -> read(inbound, readOrder));
    }
    read(inbound, readOrder);
  }

  private Inbound open(@Nullable SSLEngine engine) throws IOException {
    long deadline = System.nanoTime() + Defaults.CONNECT_LIMIT.toNanos();
    WireChannel here = WireChannel.connect(context, pipeline.sendBuffer());
    channel = here;
    Protection protection =
        engine == null ? new NoProtection() : new TlsProtection(engine, here.notes().tap());
    WireSteps steps = new WireSteps(here, protection, context.maxMessage());
    Opening opening = new Opening(steps, deadline);
    opening.handshake();
    ByteBuffer early = opening.upgrade(upgrade);
    steps.agreed(upgrade);
    Outbound out = pipeline.outbound(steps);
    outbound = out;
    FrameDecoder decoder = new FrameDecoder(this, maxFrame(), upgrade.isCompressed());
    Inbound inbound = new Inbound(steps, decoder, context.journaled() && pipeline.readers() > 1);
    inbound.onEngineSpeaks(out::engine);
    decoder.feed(early);
    inbound.begin(opening.leftover());
    return inbound;
  }

  private int maxFrame() {
    return Deflation.capacityFor(context.maxMessage());
  }

  private void read(Inbound inbound, Guard readOrder) {
    ByteBuffer staging = inbound.newStaging();
    AtomicBoolean more = new AtomicBoolean(true);
    try {
      while (more.get() && !over.get()) {
        readOrder.hold(() -> more.set(inbound.round(staging)));
        writeWaiting();
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
        case OpCode.PING -> pong(payload);
        case OpCode.CLOSE -> closeFrame(payload);
        case OpCode.PONG -> {
          // Nobody here pings, and an unsolicited pong asks for nothing (RFC 6455 section 5.5.3).
        }
        default -> assembler.frame(opCode, last, compressed, payload);
      }
    } catch (WireProtocolException e) {
      throw e;
    } catch (IOException e) {
      unlessClosing(e);
    }
  }

  /** Not after a close frame (RFC 6455 section 5.5.1 wants nothing more sent). */
  private void pong(ByteBuffer payload) throws IOException {
    if (!closing.get()) {
      open().control(OpCode.PONG, payload);
    }
  }

  private void writeWaiting() {
    try {
      open().writable();
    } catch (IOException e) {
      unlessClosing(e);
    }
  }

  /** A peer that has closed takes no more; its own close frame may still be on the way to us. */
  private void unlessClosing(IOException e) {
    if (!closing.get()) {
      failed(e);
    }
  }

  private void closeFrame(ByteBuffer payload) throws IOException {
    int code = payload.remaining() < 2 ? NO_CODE : payload.getShort(payload.position()) & 0xFFFF;
    String reason = "";
    if (payload.remaining() > 2) {
      reason = UTF_8.decode(payload.duplicate().position(payload.position() + 2)).toString();
    }
    if (closing.compareAndSet(false, true)) {
      open().control(OpCode.CLOSE, payload);
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
        open().control(OpCode.CLOSE, ByteBuffer.allocate(2).putShort((short) NORMAL).flip());
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
      sayWhy(cause);
    }
  }

  /** The peer may want to know; if it cannot be told, the end of the connection tells it. */
  private void sayWhy(Throwable cause) {
    try {
      if (cause instanceof WireProtocolException breach) {
        open().control(OpCode.CLOSE, ByteBuffer.allocate(2).putShort((short) breach.code()).flip());
      } else {
        open().engine();
      }
    } catch (IOException | RuntimeException gone) {
      // Told already by the failure itself.
    }
  }

  private void tell(Guard.Steps call) {
    try {
      told.hold(call);
    } catch (IOException impossible) {
      throw new IllegalStateException("a handler does no I/O", impossible);
    }
  }

  private Outbound open() {
    return Objects.requireNonNull(outbound, "the session is used before it is open");
  }

  @Override
  public List<ClientEvidence> evidence() {
    WireChannel here = channel;
    if (here == null) {
      return List.of();
    }
    List<Observation> seen =
        new ArrayList<>(here.notes().observations(number, context.startNanos()));
    if (upgrade.isCompressed()) {
      seen.add(new Observation.Negotiated(number, 0, "permessage-deflate"));
    }
    PlaintextWatch.Leak leak = here.plaintext().leak();
    if (leak != null) {
      seen.add(
          new Observation.PlaintextLeak(
              number,
              leak.nanoTime() - context.startNanos(),
              leak.offset(),
              leak.bytes(),
              leak.whose(number)));
    }
    return List.of(
        new ClientEvidence(here.localAddress(), seen, here.notes().trace(), here.pcapng()));
  }

  /** Ends the connection, without a word to the peer. */
  void end() {
    over.set(true);
    WireChannel here = channel;
    if (here != null) {
      here.close();
    }
    Outbound out = outbound;
    if (out != null) {
      out.ended();
    }
  }

  /** Waits for the threads and frees what they used. */
  void join() {
    for (Thread reader : readers) {
      try {
        reader.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    WireChannel here = channel;
    if (here != null) {
      here.closeSelector();
    }
    Outbound out = outbound;
    if (out != null) {
      out.close();
    }
    assembler.close();
  }
}
