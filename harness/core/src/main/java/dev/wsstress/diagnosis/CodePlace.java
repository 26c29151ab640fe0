package dev.wsstress.diagnosis;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a stack frame belongs, by what its class name begins with. */
enum CodePlace {
  /** Buffers and arrays, and what moves their bytes. */
  BUFFER(
      "java.nio.",
      "java.lang.System.",
      "java.util.Arrays.",
      "java.util.Objects.",
      "jdk.internal.util.",
      "jdk.internal.misc.",
      "sun.nio.ch.IOUtil.",
      "sun.nio.ch.IOVecWrapper."),
  /** Ciphers, whoever uses them. */
  CIPHER(
      "javax.crypto.",
      "com.sun.crypto.provider.",
      "org.bouncycastle.crypto.",
      "org.bouncycastle.jcajce."),
  /** TLS engines. */
  ENGINE(
      "javax.net.ssl.",
      "sun.security.ssl.",
      "org.bouncycastle.jsse.",
      "org.bouncycastle.tls.",
      "org.conscrypt."),
  /** Sockets, and the steps of this harness between a frame and its socket. */
  SOCKET(
      "sun.nio.ch.SocketChannelImpl.",
      "sun.nio.ch.SocketAdaptor",
      "sun.nio.ch.NioSocketImpl",
      "sun.nio.ch.UnixAsynchronousSocketChannelImpl",
      "sun.nio.ch.WindowsAsynchronousSocketChannelImpl",
      "java.net.Socket",
      "dev.wsstress.tls.",
      "dev.wsstress.wire."),
  /** Libraries that read and write WebSocket frames. */
  WEB_SOCKET(
      "org.eclipse.jetty.websocket.",
      "jdk.internal.net.http.websocket.",
      "okhttp3.internal.ws.",
      "io.netty.handler.codec.http.websocketx.",
      "io.undertow.websockets.",
      "org.apache.tomcat.websocket.",
      "org.glassfish.tyrus.",
      "org.java_websocket.",
      "com.neovisionaries.ws.",
      "dev.wsstress.wire."),
  /** What any code calls. */
  JDK("java.util.", "java.lang.");

  private final Pattern beginnings;

  CodePlace(String... beginnings) {
    this.beginnings =
        Pattern.compile(Stream.of(beginnings).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /** Whether a frame is of here. */
  boolean holds(String frame) {
    return beginnings.matcher(frame).lookingAt();
  }
}
