package dev.wsstress.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.client.ConfinedSession;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;

/**
 * <b>The rule:</b> the fragments of a message leave together. RFC 6455 section 5.4: "The fragments
 * of one message MUST NOT be interleaved between the fragments of another message". A continuation
 * frame does not say which message it continues, and Jetty's {@code Session.sendPartialBinary}
 * keeps one plain field for "in the middle of a message": it takes the first fragment of the second
 * message for the next of the first.
 *
 * <p><b>The hazard:</b> each actor sends its message in fragments and waits for each, as one must,
 * but two actors do so on one session. <b>The twin</b> holds a lock from the first fragment to the
 * last.
 *
 * <p>Run it: {@code ./wsstress reproduce fragment-interleave}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 3.2 ms to the
 * first failure; at fifty messages a second not within 90 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class FragmentInterleave extends JettyHazard {
  private static final int FRAGMENTS = 4;
  private static final MessageSizes SIZES = new MessageSizes(256, 1024);

  private FragmentInterleave(boolean kept) {
    super(
        "fragment-interleave",
        "the fragments of a message leave together",
        kept,
        Mechanism.FRAMES_MIXED);
  }

  /** A fragment holds more than a header, so that the damage tells whose bytes it is made of. */
  @Override
  public Conditions conditions() {
    return Conditions.DEFAULT.with(SIZES);
  }

  @Override
  ConfinedSession.Factory sessions(TrialContext context) {
    return confinement -> isKept() ? new Whole(confinement) : new Fragmenting(confinement);
  }

  /** Two actors send fragments on one session. */
  public static final class Hazard extends FragmentInterleave {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One message at a time. */
  public static final class Twin extends FragmentInterleave {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  /** A session whose actors send in fragments. Public because Jetty binds by reflection. */
  public static class Fragmenting extends ConfinedSession {
    Fragmenting(Confinement confinement) {
      super(confinement);
    }

    @Override
    public void send(OutgoingMessage message) {
      Throwable failure = null;
      try {
        if (message.isText()) {
          fragments(UTF_8.decode(message.bytes().duplicate()).toString());
        } else {
          fragments(message.bytes().duplicate());
        }
      } catch (CompletionException e) {
        failure = e.getCause();
      }
      @Nullable Throwable outcome = failure;
      hop(() -> completed(message, outcome));
    }

    /** Sends a text message, fragment by fragment. */
    void fragments(String message) {
      int length = Math.max(1, message.length() / FRAGMENTS);
      for (int from = 0; from < message.length(); from += length) {
        int to = Math.min(from + length, message.length());
        Callback.Completable out = new Callback.Completable();
        session().sendPartialText(message.substring(from, to), to == message.length(), out);
        out.join();
      }
    }

    /** Sends a binary message, fragment by fragment. */
    void fragments(ByteBuffer message) {
      int length = Math.max(1, message.remaining() / FRAGMENTS);
      while (message.hasRemaining()) {
        ByteBuffer fragment = message.slice().limit(Math.min(length, message.remaining()));
        message.position(message.position() + fragment.remaining());
        Callback.Completable out = new Callback.Completable();
        session().sendPartialBinary(fragment, !message.hasRemaining(), out);
        out.join();
      }
    }
  }

  /** The same, one message at a time. */
  public static final class Whole extends Fragmenting {
    private final ReentrantLock wholeMessage = new ReentrantLock();

    Whole(Confinement confinement) {
      super(confinement);
    }

    @Override
    void fragments(String message) {
      wholeMessage.lock();
      try {
        super.fragments(message);
      } finally {
        wholeMessage.unlock();
      }
    }

    @Override
    void fragments(ByteBuffer message) {
      wholeMessage.lock();
      try {
        super.fragments(message);
      } finally {
        wholeMessage.unlock();
      }
    }
  }
}
