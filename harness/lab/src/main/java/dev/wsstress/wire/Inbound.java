package dev.wsstress.wire;

import dev.wsstress.tls.OverlapDetector;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * The way in of one session: what arrives is decrypted, cut into frames and delivered. For one
 * thread at a time; whether there is one is decided by who calls it.
 */
public final class Inbound {
  private static final int RECORD_HEADER = 5;
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 24;
  private static final int MAJOR_VERSION = 3;

  private final WireSteps steps;
  private final FrameDecoder decoder;
  private final boolean journaled;

  /** Ciphertext that has arrived, ready to be read from. Shared by all readers. */
  private final ByteBuffer arrived;

  /** Shared by all readers. */
  private final ByteBuffer plain;

  private final Object readOrder = new Object();
  private final Object unwrapOrder = new Object();
  private Guard.Steps engineSpeaks = () -> {};

  /**
   * Makes the way in.
   *
   * @param journaled whether to compare what the engine is given with what arrived, and to note
   *     readers that meet
   */
  Inbound(WireSteps steps, FrameDecoder decoder, boolean journaled) {
    this.steps = steps;
    this.decoder = decoder;
    this.journaled = journaled;
    int packet = steps.protection().recordSize();
    this.arrived = ByteBuffer.allocate(4 * packet).limit(0);
    this.plain = ByteBuffer.allocate(2 * steps.protection().contentSize() + packet);
  }

  /** Called when the engine has something to send; before the first round. */
  void onEngineSpeaks(Guard.Steps listener) {
    engineSpeaks = listener;
  }

  /** Delivers what came behind the upgrade; before the first round. */
  void begin(ByteBuffer leftover) throws IOException {
    if (journaled) {
      steps.channel().notes().inbound().wrapped(leftover, leftover.position(), leftover.limit());
    }
    arrived.clear();
    arrived.put(leftover).flip();
    decrypt();
  }

  /** A buffer for {@link #round}, one for each reader. */
  ByteBuffer newStaging() {
    return ByteBuffer.allocate(steps.protection().recordSize());
  }

  /**
   * Reads once and delivers what that makes whole.
   *
   * @return false at the end of the stream or of TLS
   */
  boolean round(ByteBuffer staging) throws IOException {
    int count = read(staging);
    if (count == 0) {
      steps.channel().await();
      return true;
    }
    if (count < 0) {
      return false;
    }
    return journaled ? takeNoted(staging) : take(staging);
  }

  private boolean takeNoted(ByteBuffer staging) throws IOException {
    OverlapDetector readers = steps.channel().notes().readers();
    OverlapDetector.Visit visit = readers.enter("Inbound.take");
    try {
      return take(staging);
    } finally {
      readers.leave(visit);
    }
  }

  private boolean take(ByteBuffer staging) throws IOException {
    append(staging);
    return decrypt();
  }

  /** Step 1: bytes come from the socket. */
  private int read(ByteBuffer staging) throws IOException {
    staging.clear();
    synchronized (readOrder) {
      int count = steps.channel().read(staging);
      if (journaled && count > 0) {
        steps.channel().notes().inbound().wrapped(staging, 0, count);
      }
      return count;
    }
  }

  /** Step 2: they go behind what is still unread. */
  void append(ByteBuffer staging) {
    staging.flip();
    arrived.compact();
    arrived.put(staging);
    arrived.flip();
  }

  /** Step 3: the engine takes record after record. */
  boolean decrypt() throws IOException {
    while (arrived.hasRemaining()) {
      SSLEngineResult result = unwrap();
      deliver();
      if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        steps.runTasks();
      }
      if (steps.protection().handshakeStatus() == HandshakeStatus.NEED_WRAP) {
        engineSpeaks.run();
      }
      switch (result.getStatus()) {
        case CLOSED -> {
          return false;
        }
        case BUFFER_UNDERFLOW -> {
          return true;
        }
        default -> {
          // The next record.
        }
      }
    }
    return true;
  }

  private SSLEngineResult unwrap() throws IOException {
    synchronized (unwrapOrder) {
      if (journaled) {
        noteGiven();
      }
      return steps.protection().unwrap(arrived, plain);
    }
  }

  /** Before the engine has it: SunJSSE decrypts where the ciphertext lies. */
  private void noteGiven() {
    int from = arrived.position();
    int to = arrived.limit();
    if (to - from >= RECORD_HEADER) {
      int record = RECORD_HEADER + (arrived.getShort(from + RECORD_HEADER - 2) & 0xFFFF);
      if (record <= to - from) {
        steps.channel().notes().inbound().written(arrived, from, from + record);
      } else if (!isHeader(from)) {
        steps.channel().notes().inbound().written(arrived, from, from + RECORD_HEADER);
      }
    }
  }

  /** Whether a record can begin so (RFC 8446 section 5.1). */
  private boolean isHeader(int at) {
    int type = arrived.get(at);
    return type >= FIRST_TYPE && type <= LAST_TYPE && arrived.get(at + 1) == MAJOR_VERSION;
  }

  /** Step 4: frames are cut out and delivered. */
  private void deliver() throws WireProtocolException {
    plain.flip();
    decoder.feed(plain);
    plain.clear();
  }
}
