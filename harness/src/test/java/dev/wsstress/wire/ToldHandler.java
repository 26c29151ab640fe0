package dev.wsstress.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.subject.OutgoingMessage;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.KeyStore;
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
  public static SubjectContext context(URI target, TlsProfile tls, KeyStore trust) {
    return new SubjectContext(
        target,
        tls,
        trust,
        Defaults.CONDITIONS,
        Dispatch.INLINE,
        1,
        16,
        1 << 16,
        true,
        System.nanoTime(),
        0);
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
