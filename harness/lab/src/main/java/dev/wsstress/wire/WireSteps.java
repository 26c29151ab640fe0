package dev.wsstress.wire;

import dev.wsstress.api.OutgoingMessage;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The steps of one session from a message to the socket: encode, wrap, write. Each is on its own
 * and none has a guard: who takes them in which order is decided by an {@link Outbound}.
 *
 * <p>Every engine locks itself, and the note of a record is one step with its wrap, so that the
 * journal knows the order of wrapping. That orders wraps and nothing after them.
 */
public final class WireSteps {
  private static final int RECORD_PLAIN = 1 << 14;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final WireChannel channel;
  private final Protection protection;
  private final Object wrapOrder = new Object();
  private final int maxMessage;
  private volatile boolean compressing;
  private volatile boolean forgetful;

  WireSteps(WireChannel channel, Protection protection, int maxMessage) {
    this.channel = channel;
    this.protection = protection;
    this.maxMessage = maxMessage;
  }

  /** What the upgrade agreed upon; before any message. */
  void agreed(Upgrade upgrade) {
    compressing = upgrade.isCompressed();
    forgetful = upgrade.forgetsWindow();
  }

  /** Whether messages are to be compressed. */
  public boolean isCompressing() {
    return compressing;
  }

  /** A new compression context. */
  public Deflation newDeflation() {
    return new Deflation(forgetful);
  }

  /** The socket. */
  public WireChannel channel() {
    return channel;
  }

  Protection protection() {
    return protection;
  }

  /** Buffers with room for the longest message, not shared. */
  public OwnBuffers newBuffers() {
    return newBuffers(maxMessage);
  }

  /** The same for a payload of so many bytes. */
  OwnBuffers newBuffers(int payload) {
    int frame = FrameEncoder.MAX_HEADER + Deflation.capacityFor(payload);
    return new OwnBuffers(ByteBuffer.allocate(frame), newRecordBuffer(frame));
  }

  /** A buffer for the records of so many bytes; an engine wants room for a whole one each time. */
  public ByteBuffer newRecordBuffer(int plain) {
    int records = plain / RECORD_PLAIN + 2;
    return ByteBuffer.allocate(records * protection.recordSize());
  }

  /** The buffers of a message, made once. */
  public OwnBuffers buffersOf(OutgoingMessage message) {
    OwnBuffers own = (OwnBuffers) message.attachment();
    if (own == null) {
      own = newBuffers(message.bytes().capacity());
      message.attach(own);
    }
    return own;
  }

  /** Step 1: a message becomes one frame, its payload masked into the frame's own bytes. */
  public void encode(OutgoingMessage message, ByteBuffer frame) {
    encode(OpCode.of(message), message.bytes(), frame);
  }

  /** As {@link #encode(OutgoingMessage, ByteBuffer)}, for any payload and opcode. */
  public void encode(int opCode, ByteBuffer payload, ByteBuffer frame) {
    int mask = FrameEncoder.newMask();
    frame.clear();
    FrameEncoder.header(frame, opCode, true, false, payload.remaining(), mask);
    FrameEncoder.payload(frame, payload, mask);
    frame.flip();
  }

  /** Step 2: all of a frame becomes records. The frame is consumed, the records are flipped. */
  public void wrap(ByteBuffer frame, ByteBuffer records) throws IOException {
    records.clear();
    try {
      while (frame.hasRemaining()) {
        wrapRecord(frame, records);
      }
    } finally {
      // Also where the engine is closed: what is in the buffer is what it said last, and no more.
      records.flip();
    }
  }

  /** What the engine itself has to say: an alert, a KeyUpdate. True if there was something. */
  public boolean wrapOwn(ByteBuffer records) throws IOException {
    records.clear();
    try {
      while (protection.handshakeStatus() == HandshakeStatus.NEED_WRAP
          && wrapRecord(NOTHING.duplicate(), records).getStatus() == SSLEngineResult.Status.OK
          && records.remaining() >= protection.recordSize()) {
        // Once more: an engine may have several messages to send.
      }
    } finally {
      records.flip();
    }
    return records.hasRemaining();
  }

  private SSLEngineResult wrapRecord(ByteBuffer frame, ByteBuffer records) throws IOException {
    SSLEngineResult result;
    synchronized (wrapOrder) {
      int from = records.position();
      result = protection.wrap(frame, records);
      channel.notes().outbound().wrapped(records, from, from + result.bytesProduced());
    }
    switch (result.getStatus()) {
      // Room for every record was made when the buffer was: see newRecordBuffer.
      case BUFFER_OVERFLOW -> throw new BufferOverflowException();
      case BUFFER_UNDERFLOW -> throw new SSLException("no way to wrap: " + result.getStatus());
      case CLOSED -> {
        if (frame.hasRemaining()) {
          throw new ClosedChannelException();
        }
      }
      case OK -> {
        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
          runTasks();
        }
      }
    }
    return result;
  }

  void runTasks() {
    for (Runnable task = protection.task(); task != null; task = protection.task()) {
      task.run();
    }
  }

  /** Step 3: records leave, all of them, in as many writes as the socket wants. */
  public void write(ByteBuffer records) throws IOException {
    while (!writeSome(records)) {
      WireChannel.backOff();
    }
  }

  /** One write of what the socket takes now; true if nothing is left. */
  public boolean writeSome(ByteBuffer records) throws IOException {
    return channel.write(records);
  }
}
