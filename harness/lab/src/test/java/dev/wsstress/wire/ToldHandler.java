package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ClientTaps;
import dev.wsstress.tls.TestAuthority;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what a session tells, for a test to wait for. Threadsafe. */
public final class ToldHandler implements SessionHandler {
  /** Binary messages, read as text. */
  public final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  /** Why messages could not be sent. */
  public final BlockingQueue<Throwable> unsent = new LinkedBlockingQueue<>();

  /** The failure of the session. */
  public final CompletableFuture<Throwable> error = new CompletableFuture<>();

  /** The code with which it was closed. */
  public final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /** What a subject needs for one session of one actor. */
  public static TrialContext context(Endpoint server, TlsProfile tls, Instruments instruments) {
    TrialPlan plan =
        RunPlan.of("any")
            .sessions(1)
            .actors(1)
            .instruments(instruments)
            .build()
            .trial(new TrialKey(1, "any", tls), Conditions.DEFAULT);
    return new TrialContext(
        plan, server, 1 << 16, System.nanoTime(), new ClientTaps(), Thread::new);
  }

  /** The same, with a journal. */
  public static TrialContext context(Endpoint server, TlsProfile tls) {
    return context(server, tls, Instruments.PLAIN);
  }

  /** A server, and only those who trust an authority are to trust it. */
  public static Endpoint trusting(Endpoint server, TestAuthority trusted) {
    return new Endpoint(server.base(), trusted.pem(), true);
  }

  /** A verifying server on any free port. */
  public static VerifyingServer server(TestAuthority authority) {
    ServerSetup setup = new ServerSetup(0, authority, Conditions.DEFAULT, true);
    return VerifyingServer.start(setup, System.nanoTime(), ServerListener.NONE);
  }

  @Override
  public void onMessage(ByteBuffer message) {
    messages.add(UTF_8.decode(message.duplicate()).toString());
  }

  @Override
  public void onText(String text) {
    messages.add(text);
  }

  @Override
  public void onSent(OutgoingMessage message) {}

  @Override
  public void onSendFailed(OutgoingMessage message, Throwable cause) {
    unsent.add(cause);
  }

  @Override
  public void onError(Throwable cause) {
    error.complete(cause);
  }

  @Override
  public void onClosed(int code, String reason) {
    closed.complete(code);
  }
}
