package dev.wsstress.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Several frames a message (RFC 6455 section 5.4), each sent when the one before has left. */
final class FragmentedReply implements Reply {
  private static final int PARTS = 3;

  /** Sends one fragment. */
  private interface Sender<T> {
    void send(T part, boolean last, Callback done);
  }

  @Override
  public void binary(Session session, ByteBuffer payload, Callback done) {
    List<ByteBuffer> parts = new ArrayList<>();
    int from = payload.position();
    for (int part = 1; part <= PARTS; part++) {
      int to = payload.position() + part * payload.remaining() / PARTS;
      parts.add(payload.slice(from, to - from));
      from = to;
    }
    send(parts, 0, session::sendPartialBinary, done);
  }

  @Override
  public void text(Session session, String text, Callback done) {
    List<String> parts = new ArrayList<>();
    int characters = text.codePointCount(0, text.length());
    int from = 0;
    for (int part = 1; part <= PARTS; part++) {
      // Each part becomes UTF-8 by itself, so none may end within a character.
      int to = text.offsetByCodePoints(0, part * characters / PARTS);
      parts.add(text.substring(from, to));
      from = to;
    }
    send(parts, 0, session::sendPartialText, done);
  }

  private static <T> void send(List<T> parts, int index, Sender<T> sender, Callback done) {
    if (index == parts.size() - 1) {
      sendLast(parts.get(index), sender, done);
    } else {
      sender.send(
          parts.get(index),
          false,
          Callback.from(() -> send(parts, index + 1, sender, done), done::fail));
    }
  }

  /**
   * Jetty takes note of a message's end after it has sent the last fragment, which may be after the
   * callback: a message that began in the callback would be taken for more of this one.
   */
  private static <T> void sendLast(T part, Sender<T> sender, Callback done) {
    AtomicInteger awaited = new AtomicInteger(2);
    Runnable step =
        () -> {
          if (awaited.decrementAndGet() == 0) {
            done.succeed();
          }
        };
    sender.send(part, true, Callback.from(step, done::fail));
    step.run();
  }
}
