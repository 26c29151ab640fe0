package dev.wsstress.diagnosis;

import dev.wsstress.model.Observation.Thrown;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an exception came from, by its frames. Without frames nothing is known, and every question
 * is answered with no. Pure.
 */
final class ThrownOrigin {
  /** What a buffer or an array throws that two threads use; one thread seldom can. */
  private static final Set<String> CONTRADICTIONS =
      Set.of(
          "java.nio.BufferOverflowException",
          "java.nio.BufferUnderflowException",
          "java.nio.InvalidMarkException",
          "java.lang.IllegalArgumentException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.ArrayIndexOutOfBoundsException",
          "javax.crypto.ShortBufferException");

  private static final Pattern ENGINE_CALL =
      Pattern.compile(
          "(javax\\.net\\.ssl|sun\\.security\\.ssl|org\\.bouncycastle\\.jsse\\.provider|org\\.conscrypt"
              + "|dev\\.wsstress\\.tls)\\.\\w*Engine\\w*\\.(wrap|unwrap|beginHandshake)\\b.*");

  /** Unchecked: an engine reports what a peer or its caller does with checked ones. */
  private static final Pattern UNCHECKED =
      Pattern.compile(
          "java\\.(lang|util|nio)\\.\\w+Exception|java\\.security\\.ProviderException"
              + "|javax\\.crypto\\.ShortBufferException"
              + "|org\\.bouncycastle\\.crypto\\.(RuntimeCrypto|DataLength|OutputLength)Exception");

  /** Where a WebSocket library checks what it is to send. */
  private static final Pattern SENDING =
      Pattern.compile(
          "\\S*\\.(onOutgoingFrame|assertValidOutgoing|sendFrame|sendPartial\\w+)\\b.*");

  /** Where one reads. */
  private static final Pattern READING =
      Pattern.compile(
          "\\S*\\.(parse|fillAndParse|onFrame|onIncomingFrame|assertValidIncoming)\\b.*");

  private ThrownOrigin() {}

  /**
   * Whether a buffer, an array or a cipher contradicted itself while bytes were on their way
   * between a frame and the network: it was called by an engine, a socket or a step between them.
   */
  static boolean isBufferOnTheWay(Thrown thrown) {
    String type = thrown.origin();
    List<String> frames = thrown.frames();
    int caller = firstOutside(frames, CodePlace.BUFFER, CodePlace.CIPHER);
    if (!CONTRADICTIONS.contains(type) || caller < 0) {
      return false;
    }
    boolean isByBuffer =
        type.equals("java.lang.IllegalArgumentException")
            ? frames.get(0).startsWith("java.nio.")
            : caller > 0 || type.startsWith("java.nio.");
    return isByBuffer
        && (CodePlace.ENGINE.holds(frames.get(caller))
            || CodePlace.SOCKET.holds(frames.get(caller)));
  }

  /**
   * Whether an unchecked exception came from inside of an engine that was called to wrap, or so.
   */
  static boolean isInsideOfEngine(Thrown thrown) {
    List<String> frames = thrown.frames();
    int caller = firstOutside(frames, CodePlace.BUFFER, CodePlace.JDK);
    int call = first(frames, ENGINE_CALL);
    // The call itself throws where its arguments are wrong.
    return UNCHECKED.matcher(thrown.origin()).matches()
        && caller >= 0
        && call > caller
        && (CodePlace.ENGINE.holds(frames.get(caller))
            || CodePlace.CIPHER.holds(frames.get(caller)));
  }

  /** Whether the code of a WebSocket library threw it. */
  static boolean isOfWebSocket(Thrown thrown) {
    return !thrown.frames().isEmpty() && CodePlace.WEB_SOCKET.holds(thrown.frames().get(0));
  }

  /**
   * Whether it was thrown while a WebSocket library sent. What is read may be answered, and what
   * has been sent may let a library read on: the innermost of both is what it did.
   */
  static boolean isInSending(Thrown thrown) {
    int sending = first(thrown.frames(), SENDING);
    int reading = first(thrown.frames(), READING);
    return sending >= 0 && (reading < 0 || sending < reading);
  }

  /** Whether a class with this name threw it when a WebSocket library had called it. */
  static boolean isInWebSocket(Thrown thrown, String name) {
    List<String> frames = thrown.frames();
    return !frames.isEmpty()
        && frames.get(0).startsWith(name)
        && frames.stream().anyMatch(CodePlace.WEB_SOCKET::holds);
  }

  private static int first(List<String> frames, Pattern pattern) {
    for (int i = 0; i < frames.size(); i++) {
      if (pattern.matcher(frames.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static int firstOutside(List<String> frames, CodePlace one, CodePlace other) {
    for (int i = 0; i < frames.size(); i++) {
      if (!one.holds(frames.get(i)) && !other.holds(frames.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
