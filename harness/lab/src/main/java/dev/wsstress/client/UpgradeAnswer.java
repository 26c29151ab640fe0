package dev.wsstress.client;

import dev.wsstress.api.UpgradeRefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.JettyUpgradeListener;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered to one upgrade, so that Jetty's clients report a refusal in the same words
 * as the pipeline. Threadsafe.
 */
final class UpgradeAnswer implements JettyUpgradeListener {
  private volatile @Nullable Response response;

  @Override
  public void onHandshakeResponse(Request request, Response received) {
    response = received;
  }

  /** Turns a refused upgrade into an {@link UpgradeRefusedException}; other failures stay. */
  CompletableFuture<Session> explain(Throwable failure) {
    Throwable wrapped = failure instanceof CompletionException ? failure.getCause() : null;
    Throwable cause = wrapped == null ? failure : wrapped;
    Response answer = response;
    return CompletableFuture.failedFuture(answer == null ? cause : refusal(cause, answer));
  }

  private static Throwable refusal(Throwable failure, Response answer) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof HttpException unreadable) {
      // Jetty gives an answer that it cannot read a status of its own, which the server never sent.
      return new UpgradeRefusedException("wrong: " + unreadable.getReason());
    }
    if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
      return failure instanceof UpgradeException
          ? new UpgradeRefusedException("wrong: " + root.getMessage())
          : failure;
    }
    String status = "HTTP status " + answer.getStatus();
    return HttpStatus.isRedirection(answer.getStatus())
        ? UpgradeRefusedException.redirect(status, answer.getHeaders().get(HttpHeader.LOCATION))
        : new UpgradeRefusedException(status);
  }
}
