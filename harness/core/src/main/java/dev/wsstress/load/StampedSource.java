package dev.wsstress.load;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.message.MessageCodec;
import java.util.SplittableRandom;

/**
 * Stamped binary messages, their lengths drawn from a range by a seed. Allocates nothing to write.
 */
final class StampedSource implements MessageSource {
  private final int session;
  private final int stream;
  private final MessageSizes sizes;
  private final SplittableRandom random;
  private final MessageCodec codec = new MessageCodec();

  StampedSource(int session, int stream, MessageSizes sizes, long seed) {
    this.session = session;
    this.stream = stream;
    this.sizes = sizes;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public OutgoingMessage allocate() {
    return OutgoingMessage.binary(sizes.max());
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    int length =
        sizes.min() == sizes.max() ? sizes.min() : random.nextInt(sizes.min(), sizes.max() + 1);
    codec.encode(message.bytes(), session, stream, sequence, length);
  }
}
