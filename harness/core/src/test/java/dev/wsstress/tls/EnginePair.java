package dev.wsstress.tls;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** A client's and a server's engine with nothing but two buffers between them. */
final class EnginePair {
  private static final int ROOM = 1 << 17;
  private static final int ROUNDS = 100;

  final Side client;
  final Side server;

  EnginePair(SSLContext client, SSLContext server, String host, String protocol) {
    SSLEngine ours = client.createSSLEngine(host, 443);
    ours.setUseClientMode(true);
    ours.setEnabledProtocols(new String[] {protocol});
    SSLParameters parameters = ours.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    ours.setSSLParameters(parameters);
    SSLEngine theirs = server.createSSLEngine();
    theirs.setUseClientMode(false);
    this.client = new Side(ours);
    this.server = new Side(theirs);
  }

  /** Lets both talk until neither has anything to say. */
  void handshake() throws SSLException {
    for (int i = 0; i < ROUNDS; i++) {
      boolean clientMoved = client.step(server);
      boolean serverMoved = server.step(client);
      if (!clientMoved && !serverMoved) {
        return;
      }
    }
    throw new AssertionError("the engines talk for ever");
  }

  /** An engine and what has come for it. */
  static final class Side {
    final SSLEngine engine;
    private final ByteBuffer inbox = ByteBuffer.allocate(ROOM);
    private final ByteBuffer plain = ByteBuffer.allocate(ROOM);

    Side(SSLEngine engine) {
      this.engine = engine;
    }

    /** Does what the handshake needs now; false if it needs nothing or has to wait. */
    private boolean step(Side peer) throws SSLException {
      HandshakeStatus status = engine.getHandshakeStatus();
      if (status == HandshakeStatus.NEED_TASK) {
        for (Runnable task = engine.getDelegatedTask();
            task != null;
            task = engine.getDelegatedTask()) {
          task.run();
        }
        return true;
      }
      if (status == HandshakeStatus.NEED_WRAP) {
        return wrap(ByteBuffer.allocate(0), peer);
      }
      if (inbox.position() > 0) {
        return unwrap();
      }
      return isClientWhoHasToBegin() && wrap(ByteBuffer.allocate(0), peer);
    }

    private boolean isClientWhoHasToBegin() {
      return engine.getUseClientMode()
          && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
          && !engine.getSession().isValid();
    }

    private boolean wrap(ByteBuffer bytes, Side peer) throws SSLException {
      int before = peer.inbox.position();
      engine.wrap(bytes, peer.inbox);
      return peer.inbox.position() > before;
    }

    private boolean unwrap() throws SSLException {
      inbox.flip();
      try {
        SSLEngineResult result = engine.unwrap(inbox, plain);
        return result.bytesConsumed() > 0
            || engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK
            || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
      } finally {
        inbox.compact();
      }
    }

    /** Puts application data on the way. */
    void send(byte[] data, Side peer) throws SSLException {
      ByteBuffer bytes = ByteBuffer.wrap(data);
      while (bytes.hasRemaining()) {
        if (engine.wrap(bytes, peer.inbox).getStatus() != Status.OK) {
          throw new AssertionError("wrap: " + engine.getHandshakeStatus());
        }
      }
    }

    /** Sends what the engine still has to say, such as an alert. */
    void flush(Side peer) throws SSLException {
      for (int i = 0; i < ROUNDS && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
        wrap(ByteBuffer.allocate(0), peer);
      }
    }

    /** Takes all that has come and returns the application data in it. */
    byte[] receive() throws SSLException {
      boolean more = inbox.position() > 0;
      while (more) {
        more = unwrap() && inbox.position() > 0;
      }
      byte[] data = new byte[plain.position()];
      plain.flip().get(data).clear();
      return data;
    }

    /** Flips a bit in the last byte that has come. */
    void damage() {
      int last = inbox.position() - 1;
      inbox.put(last, (byte) (inbox.get(last) ^ 1));
    }
  }
}
