package dev.wsstress.load;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.subject.OutgoingMessage;
import java.util.SplittableRandom;

/** Stamped binary messages of sizes that the seed decides. */
final class StampedContent implements Content {
  private final int session;
  private final int stream;
  private final MessageSizes sizes;
  private final SplittableRandom random;
  private final MessageCodec codec = new MessageCodec();

  StampedContent(int session, int stream, MessageSizes sizes, long seed) {
    this.session = session;
    this.stream = stream;
    this.sizes = sizes;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public OutgoingMessage newMessage(int slot) {
    return OutgoingMessage.binary(sizes.max());
  }

  @Override
  public void write(OutgoingMessage message, long sequence) {
    codec.encode(message.bytes(), session, stream, sequence, sizes.next(random));
  }
}
