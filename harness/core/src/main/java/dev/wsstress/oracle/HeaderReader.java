package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Believes what a message says of itself: for a load that measures what verification costs by
 * leaving it out. It takes nothing for corrupted, lost or out of order.
 */
final class HeaderReader implements MessageOracle {
  private int stream;
  private long sequence;
  private long read;
  private long bytes;

  @Override
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    if (message.remaining() >= PAYLOAD_OFFSET) {
      stream = MessageCodec.stream(message);
      sequence = MessageCodec.sequence(message);
      read++;
      bytes += message.remaining();
    }
    return null;
  }

  @Override
  public Observation.@Nullable MessageFault acceptText(String text, long atNanos) {
    return null;
  }

  @Override
  public int stream() {
    return stream;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public long verified() {
    return read;
  }

  @Override
  public long verifiedBytes() {
    return bytes;
  }
}
