package dev.wsstress.design;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * Makes one session of several connections for its handler: it is closed when the last of them is,
 * with the first code that is not an orderly one. Calls come one at a time.
 */
final class PoolHandler implements SessionHandler {
  private final SessionHandler session;
  private final Runnable closeAll;
  private int open;
  private int code = StatusCode.NORMAL;
  private String reason = "";

  /**
   * Stands between connections and handler.
   *
   * @param connections how many there are
   * @param closeAll closes them all; called when one is closed, for a session is whole or not at
   *     all
   */
  PoolHandler(SessionHandler session, int connections, Runnable closeAll) {
    this.session = session;
    this.open = connections;
    this.closeAll = closeAll;
  }

  @Override
  public void onMessage(ByteBuffer message) {
    session.onMessage(message);
  }

  @Override
  public void onText(String text) {
    session.onText(text);
  }

  @Override
  public void onSent(OutgoingMessage message) {
    session.onSent(message);
  }

  @Override
  public void onSendFailed(OutgoingMessage message, Throwable cause) {
    session.onSendFailed(message, cause);
  }

  @Override
  public void onError(Throwable cause) {
    session.onError(cause);
  }

  @Override
  public void onClosed(int closedWith, String because) {
    if (code == StatusCode.NORMAL) {
      code = closedWith;
      reason = because;
    }
    open--;
    if (open == 0) {
      session.onClosed(code, reason);
    } else {
      closeAll.run();
    }
  }
}
