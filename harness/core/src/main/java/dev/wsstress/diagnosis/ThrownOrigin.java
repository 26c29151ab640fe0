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

  /** Buffers and arrays, and what moves their bytes. */
  private static final List<String> BUFFERS =
      List.of(
          "java.nio.",
          "java.lang.System.",
          "java.util.Arrays.",
          "java.util.Objects.",
          "jdk.internal.",
          "sun.nio.ch.IOUtil.",
          "sun.nio.ch.IOVecWrapper.");

  private static final List<String> CIPHERS =
      List.of(
          "javax.crypto.",
          "com.sun.crypto.provider.",
          "org.bouncycastle.crypto.",
          "org.bouncycastle.jcajce.");

  private static final List<String> ENGINES =
      List.of(
          "javax.net.ssl.",
          "sun.security.ssl.",
          "org.bouncycastle.jsse.",
          "org.bouncycastle.tls.",
          "org.conscrypt.");

  /** Sockets, and the steps of this harness between a frame and its socket. */
  private static final List<String> SOCKETS =
      List.of(
          "sun.nio.ch.SocketChannelImpl.",
          "sun.nio.ch.SocketAdaptor",
          "sun.nio.ch.UnixAsynchronousSocketChannelImpl",
          "sun.nio.ch.WindowsAsynchronousSocketChannelImpl",
          "sun.nio.ch.NioSocketImpl",
          "java.net.Socket",
          "dev.wsstress.tls.",
          "dev.wsstress.wire.");

  /** Libraries that read and write WebSocket frames. */
  private static final List<String> WEB_SOCKETS =
      List.of(
          "org.eclipse.jetty.websocket.",
          "jdk.internal.net.http.websocket.",
          "okhttp3.internal.ws.",
          "io.netty.handler.codec.http.websocketx.",
          "io.undertow.websockets.",
          "org.apache.tomcat.websocket.",
          "org.glassfish.tyrus.",
          "org.java_websocket.",
          "com.neovisionaries.ws.",
          "dev.wsstress.wire.");

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

  private ThrownOrigin() {}

  /**
   * Whether a buffer, an array or a cipher contradicted itself while bytes were on their way
   * between a frame and the network: it was called by an engine, a socket or a step between them.
   */
  static boolean isBufferOnTheWay(Thrown thrown) {
    String type = thrown.origin();
    List<String> frames = thrown.frames();
    int caller = firstOutside(frames, BUFFERS, CIPHERS);
    if (!CONTRADICTIONS.contains(type) || caller < 0) {
      return false;
    }
    boolean isByBuffer =
        type.equals("java.lang.IllegalArgumentException")
            ? frames.get(0).startsWith("java.nio.")
            : caller > 0 || type.startsWith("java.nio.");
    return isByBuffer && (isIn(frames.get(caller), ENGINES) || isIn(frames.get(caller), SOCKETS));
  }

  /**
   * Whether an unchecked exception came from inside of an engine that was called to wrap, or so.
   */
  static boolean isInsideOfEngine(Thrown thrown) {
    List<String> frames = thrown.frames();
    int caller = firstOutside(frames, BUFFERS, List.of("java.util.", "java.lang."));
    int call = first(frames, ENGINE_CALL);
    // The call itself throws where its arguments are wrong.
    return UNCHECKED.matcher(thrown.origin()).matches()
        && caller >= 0
        && call > caller
        && (isIn(frames.get(caller), ENGINES) || isIn(frames.get(caller), CIPHERS));
  }

  /** Whether the code of a WebSocket library threw it. */
  static boolean isOfWebSocket(Thrown thrown) {
    return !thrown.frames().isEmpty() && isIn(thrown.frames().get(0), WEB_SOCKETS);
  }

  /** Whether it was thrown while a WebSocket library sent. */
  static boolean isInSending(Thrown thrown) {
    return first(thrown.frames(), SENDING) >= 0;
  }

  /** Whether a class with this name threw it when a WebSocket library had called it. */
  static boolean isInWebSocket(Thrown thrown, String name) {
    List<String> frames = thrown.frames();
    return !frames.isEmpty()
        && frames.get(0).startsWith(name)
        && frames.stream().anyMatch(frame -> isIn(frame, WEB_SOCKETS));
  }

  private static int first(List<String> frames, Pattern pattern) {
    for (int i = 0; i < frames.size(); i++) {
      if (pattern.matcher(frames.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  private static int firstOutside(List<String> frames, List<String> these, List<String> those) {
    for (int i = 0; i < frames.size(); i++) {
      if (!isIn(frames.get(i), these) && !isIn(frames.get(i), those)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isIn(String frame, List<String> prefixes) {
    return prefixes.stream().anyMatch(frame::startsWith);
  }
}
