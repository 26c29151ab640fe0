package dev.wsstress.oracle;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Side;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Judges all that one side of a session receives, whatever its kind: stamped messages, audio
 * chunks, status lines. NOT threadsafe: one a session and side, used by one thread at a time. Pure.
 */
public final class SessionOracle {
  private final StreamOracle stamped;
  private final AudioOracle audio;
  private final StatusOracle status;
  private long otherVerified;
  private long otherBytes;
  private int stream;
  private long sequence;

  /**
   * Makes an oracle that has seen nothing.
   *
   * @param session the session, which audio and status have to name
   * @param addressee what stamped messages have to name: the session, or {@link
   *     dev.wsstress.message.MessageDescriptor#EVERY_SESSION}
   */
  public SessionOracle(Side side, int session, int addressee) {
    FaultWriter faults = new FaultWriter(side, session, session);
    this.stamped = new StreamOracle(side, session, addressee);
    this.audio = new AudioOracle(session, faults);
    this.status = new StatusOracle(session, faults);
  }

  /**
   * Judges one binary message: the bytes between position and limit, neither of which is moved.
   *
   * @return null if it is intact and the next of its stream
   */
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (AudioChunk.isOne(message)) {
      Observation.MessageFault fault = audio.accept(message, atNanos);
      if (fault == null) {
        counted(0, AudioChunk.sequence(message), message.remaining());
      }
      return fault;
    }
    Observation.MessageFault fault = stamped.accept(message, atNanos);
    if (fault == null) {
      stream = MessageCodec.stream(message);
      sequence = MessageCodec.sequence(message);
    }
    return fault;
  }

  /** Judges one text message; null if it is whole and the next of its stream. */
  public Observation.@Nullable MessageFault accept(String text, long atNanos) {
    Observation.MessageFault fault = status.accept(text, atNanos);
    if (fault == null) {
      counted(0, status.sequence(), text.getBytes(StandardCharsets.UTF_8).length);
    }
    return fault;
  }

  private void counted(int ofStream, long ofSequence, int bytes) {
    stream = ofStream;
    sequence = ofSequence;
    otherVerified++;
    otherBytes += bytes;
  }

  /** The stream of the last message that was accepted. */
  public int stream() {
    return stream;
  }

  /** The sequence number of the last message that was accepted. */
  public long sequence() {
    return sequence;
  }

  /** Messages that were intact and the next of their stream. */
  public long verified() {
    return stamped.verified() + otherVerified;
  }

  /** The bytes of the {@link #verified()} messages, headers included. */
  public long verifiedBytes() {
    return stamped.verifiedBytes() + otherBytes;
  }
}
