package dev.wsstress.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OpeningTimes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One Jetty WebSocket with its tap: what every way to use one has in common. Which thread sends,
 * demands and handles is the subclass's rule.
 */
public abstract class JettySession implements Session.Listener {
  private final SessionParts parts;

  /** Written once, before the first demand and so before anybody sends. */
  private volatile @Nullable Session session;

  private volatile @Nullable TappedEndPoint endPoint;

  /** Prepares a session that is not open yet. */
  protected JettySession(SessionParts parts) {
    this.parts = parts;
  }

  @Override
  public final void onWebSocketOpen(Session opened) {
    opened.setMaxOutgoingFrames(parts.context().sendBound());
    TappedEndPoint below = parts.connector().claim(opened.getLocalSocketAddress());
    endPoint = below;
    session = opened;
    if (below != null && below.getConnection() instanceof JournaledSslConnection ssl) {
      ssl.webSocketOpened();
    }
    ready();
  }

  /** It is open; Jetty delivers the first message when it is demanded. */
  protected abstract void ready();

  /** What was noted at this end; empty if it was never connected. Any thread, any time. */
  public List<ClientEvidence> evidence() {
    TappedEndPoint below = endPoint;
    return below == null
        ? List.of()
        : List.of(below.evidence(parts.number(), parts.context().startNanos()));
  }

  /** How long its connection took to open. Any thread. */
  public List<OpeningTimes> openingTimes() {
    TappedEndPoint below = endPoint;
    return below == null ? List.of() : List.of(below.openingTimes());
  }

  /** Whether it has been open; an error before is the connect's. */
  protected final boolean wasOpened() {
    return session != null;
  }

  /** The open session. */
  protected final Session session() {
    return Objects.requireNonNull(session, "the session is used before it is open");
  }

  /** Gets what happens on the session, from one thread at a time. */
  protected final SessionHandler handler() {
    return parts.handler();
  }

  /** Its number in the trial. */
  protected final int number() {
    return parts.number();
  }

  /** Gives Jetty one whole message, as text or as binary. */
  protected static void sendWhole(Session to, OutgoingMessage message, Callback callback) {
    if (message.isText()) {
      to.sendText(UTF_8.decode(message.bytes().duplicate()).toString(), callback);
    } else {
      to.sendBinary(message.bytes(), callback);
    }
  }
}
