package dev.wsstress.benchmarks;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** A client's and a server's engine, with buffers where sockets would be. NOT threadsafe. */
final class EnginePair {
  private static final int ROOM = 64 * 1024;
  private static final int MAX_STEPS = 1000;

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
  private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);
  private final ByteBuffer received = ByteBuffer.allocate(ROOM);
  private final ByteBuffer nothing = ByteBuffer.allocate(0);

  EnginePair(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
  }

  /** Goes on until neither has anything to say, which includes the server's session tickets. */
  void shakeHands() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    int steps = 0;
    boolean moved = true;
    while (moved) {
      if (++steps > MAX_STEPS) {
        throw new IllegalStateException("the handshake goes round in circles");
      }
      boolean clientMoved = step(client, toClient, toServer);
      moved = step(server, toServer, toClient) || clientMoved;
    }
    if (!isDone(client) || !isDone(server)) {
      throw new IllegalStateException("the handshake stands still");
    }
  }

  private static boolean isDone(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      for (Runnable task = engine.getDelegatedTask();
          task != null;
          task = engine.getDelegatedTask()) {
        task.run();
      }
      return true;
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      return engine.wrap(nothing, out).bytesProduced() > 0;
    }
    return unwrap(engine, in) > 0;
  }

  private int unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    received.clear();
    SSLEngineResult result = engine.unwrap(in, received);
    in.compact();
    return result.bytesConsumed();
  }

  /** Whether the client's session is an older one that was taken up again. */
  boolean isResumed(long sinceMillis) {
    return client.getSession().getCreationTime() < sinceMillis;
  }

  /** Protects and throws away. */
  int wrapOnly(ByteBuffer plain) throws SSLException {
    toServer.clear();
    return protect(client, plain, toServer);
  }

  /** Protects and reads at the server. */
  int toServer(ByteBuffer plain) throws SSLException {
    return pass(client, plain, toServer, server);
  }

  /** Protects at the server and reads. */
  int toClient(ByteBuffer plain) throws SSLException {
    return pass(server, plain, toClient, client);
  }

  private int pass(SSLEngine from, ByteBuffer plain, ByteBuffer wire, SSLEngine to)
      throws SSLException {
    wire.clear();
    protect(from, plain, wire);
    wire.flip();
    received.clear();
    while (wire.hasRemaining()) {
      to.unwrap(wire, received);
    }
    if (received.position() != plain.limit()) {
      throw new IllegalStateException("the bytes did not come whole: " + received);
    }
    return received.position();
  }

  /** A provider may make two records of what another makes one of. */
  private static int protect(SSLEngine engine, ByteBuffer plain, ByteBuffer wire)
      throws SSLException {
    int made = 0;
    while (plain.hasRemaining()) {
      made += engine.wrap(plain, wire).bytesProduced();
    }
    return made;
  }
}
