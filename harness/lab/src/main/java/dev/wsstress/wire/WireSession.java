package dev.wsstress.wire;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.model.Observation;
import dev.wsstress.model.WireObservation;
import dev.wsstress.plan.Defaults;
import dev.wsstress.subject.TrialContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One session on the wire pipeline. Its reader threads deliver what arrives and answer pings;
 * actors send on their own threads.
 */
final class WireSession extends ThreadedSession {
  private final int number;
  private final TrialContext context;
  private final Pipeline pipeline;
  private final Upgrade upgrade;
  private volatile @Nullable WireChannel channel;
  private volatile @Nullable Outbound outbound;

  WireSession(
      int number,
      SessionHandler handler,
      TrialContext context,
      Pipeline pipeline,
      Upgrade upgrade) {
    super(handler, context.maxMessageBytes());
    this.number = number;
    this.context = context;
    this.pipeline = pipeline;
    this.upgrade = upgrade;
  }

  /**
   * Opens it.
   *
   * @param engine the client's TLS, or null for none
   */
  void start(@Nullable SSLEngine engine, CompletableFuture<SubjectSession> opened) {
    startReader("reader-" + number, () -> openAndRead(engine, opened));
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
    WireSteps steps = new WireSteps(here, protection, context.maxMessageBytes());
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
    return Deflation.capacityFor(context.maxMessageBytes());
  }

  private void read(Inbound inbound, Guard readOrder) {
    ByteBuffer staging = inbound.newStaging();
    AtomicBoolean more = new AtomicBoolean(true);
    read(
        () -> {
          readOrder.hold(() -> more.set(inbound.round(staging)));
          writeWaiting();
          return more.get();
        });
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
    open().control(opCode, payload);
  }

  private void writeWaiting() {
    try {
      open().writable();
    } catch (IOException e) {
      failedUnlessClosing(e);
    }
  }

  @Override
  protected boolean failed(Throwable cause) {
    boolean first = super.failed(cause);
    if (first) {
      sayWhy(cause);
    }
    return first;
  }

  /** Tells the peer the reason, if it can still be sent. */
  private void sayWhy(Throwable cause) {
    try {
      if (cause instanceof WireProtocolException breach) {
        open().control(OpCode.CLOSE, code(breach.code()));
      } else {
        open().engine();
      }
    } catch (IOException | RuntimeException gone) {
      // The failure itself was reported already.
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
          new WireObservation.PlaintextLeak(
              number,
              leak.nanoTime() - context.startNanos(),
              leak.offset(),
              leak.bytes(),
              leak.whose(number)));
    }
    return List.of(
        new ClientEvidence(here.localAddress(), seen, here.notes().trace(), here.pcapng()));
  }

  @Override
  protected void disconnect() {
    WireChannel here = channel;
    if (here != null) {
      here.close();
    }
    Outbound out = outbound;
    if (out != null) {
      out.ended();
    }
  }

  @Override
  protected void release() {
    WireChannel here = channel;
    if (here != null) {
      here.closeSelector();
    }
    Outbound out = outbound;
    if (out != null) {
      out.close();
    }
  }
}
