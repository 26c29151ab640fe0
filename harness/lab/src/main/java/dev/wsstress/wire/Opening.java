package dev.wsstress.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The TLS handshake and the WebSocket's, by one thread, with a deadline. */
final class Opening {
  private final WireSteps steps;
  private final Protection protection;
  private final long deadlineNanos;
  private final ByteBuffer arrived;
  private final ByteBuffer plain;
  private final ByteBuffer records;

  Opening(WireSteps steps, long deadlineNanos) {
    this.steps = steps;
    this.protection = steps.protection();
    this.deadlineNanos = deadlineNanos;
    int packet = protection.recordSize();
    this.arrived = ByteBuffer.allocate(2 * packet);
    this.plain = ByteBuffer.allocate(2 * packet);
    this.records = ByteBuffer.allocate(4 * packet);
  }

  /** Agrees on TLS; certificate and host name are verified by the engine. */
  void handshake() throws IOException {
    protection.beginHandshake();
    try {
      HandshakeStatus next = protection.handshakeStatus();
      while (next != HandshakeStatus.FINISHED && next != HandshakeStatus.NOT_HANDSHAKING) {
        switch (next) {
          case NEED_WRAP -> speak();
          case NEED_TASK -> steps.runTasks();
          default -> listen();
        }
        next = protection.handshakeStatus();
      }
      speak();
    } catch (IOException e) {
      sayWhy();
      throw e;
    }
  }

  /** The alert that explains a refusal is for the peer's log; the refusal itself counts here. */
  private void sayWhy() {
    try {
      speak();
    } catch (IOException gone) {
      // The peer is gone, and needs no answer.
    }
  }

  private void speak() throws IOException {
    if (steps.wrapOwn(records)) {
      steps.write(records);
    }
  }

  /** Takes one record; false if it has not arrived whole. */
  private boolean unwrap() throws IOException {
    arrived.flip();
    SSLEngineResult result = protection.unwrap(arrived, plain);
    arrived.compact();
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new EOFException("the peer closed TLS while the WebSocket was opened");
    }
    return result.getStatus() == SSLEngineResult.Status.OK;
  }

  private void listen() throws IOException {
    if (!unwrap()) {
      int count = steps.channel().read(arrived);
      if (count < 0) {
        throw new EOFException("the connection ended while the WebSocket was opened");
      }
      if (count == 0) {
        steps.channel().awaitUntil(deadlineNanos);
      }
    }
  }

  /**
   * Agrees on the WebSocket.
   *
   * @return decrypted bytes that came behind the answer
   */
  ByteBuffer upgrade(Upgrade upgrade) throws IOException {
    ByteBuffer request = upgrade.request();
    while (request.hasRemaining()) {
      steps.wrap(request, records);
      steps.write(records);
    }
    while (true) {
      plain.flip();
      boolean done = upgrade.response(plain);
      if (done) {
        return plain;
      }
      plain.clear();
      listen();
      speak();
    }
  }

  /** Ciphertext that has arrived and is not decrypted yet. */
  ByteBuffer leftover() {
    return arrived.flip();
  }
}
