package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;
import static dev.wsstress.message.MessageDescriptor.CRC_OFFSET;
import static dev.wsstress.message.MessageDescriptor.MAX_SEQUENCE;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Tells which message a damaged one was when it was sent.
 *
 * <p>NOT threadsafe. Messages are private copies that hold at least a header.
 */
final class RightfulOwner {
  /**
   * A message, as the address of its block 0.
   *
   * @param isSure false if it is only the one that was due
   */
  record Owner(Stamp address, boolean isSure) {}

  private final int session;
  private final StreamLogs logs;
  private final MessageCodec codec;

  RightfulOwner(int session, StreamLogs logs, MessageCodec codec) {
    this.session = session;
    this.logs = logs;
    this.codec = codec;
  }

  /** The message that is due on a stream. */
  Stamp due(int stream) {
    return new Stamp(session, stream, logs.next(stream), 0);
  }

  /** The message that is due on the stream of a message so short that it may not even name it. */
  Stamp dueFor(ByteBuffer fragment) {
    boolean named = fragment.remaining() >= Long.BYTES && MessageCodec.hasPreamble(fragment, 0);
    return due(named ? MessageCodec.stream(fragment) : logs.lastStream());
  }

  /**
   * The owner if nothing but the header is wrong: the payload and the CRC-32 are together exactly
   * those of one message. Null if more is wrong.
   */
  @Nullable Stamp behindDamagedHeader(ByteBuffer message) {
    if (message.remaining() >= PAYLOAD_OFFSET + BLOCK_LENGTH) {
      Stamp first = Stamp.read(message, PAYLOAD_OFFSET);
      return first.session() == session && differsInHeaderOnly(message, first) ? first : null;
    }
    for (int stream = 0; stream < logs.count(); stream++) {
      Stamp due = due(stream);
      if (due.sequence() <= MAX_SEQUENCE && differsInHeaderOnly(message, due)) {
        return due;
      }
    }
    return null;
  }

  private boolean differsInHeaderOnly(ByteBuffer message, Stamp owner) {
    int length = message.remaining();
    ByteBuffer sent = ByteBuffer.allocate(length);
    codec.encode(sent, owner.session(), owner.stream(), owner.sequence(), length);
    int payload = length - PAYLOAD_OFFSET;
    return sent.slice(PAYLOAD_OFFSET, payload).equals(message.slice(PAYLOAD_OFFSET, payload))
        && sent.getInt(CRC_OFFSET) == message.getInt(CRC_OFFSET);
  }

  /** The likeliest owner of a message of which the payload or the CRC-32 is wrong. */
  Owner guess(ByteBuffer message) {
    Stamp header = MessageCodec.address(message);
    boolean isHeaderGood =
        MessageCodec.hasPreamble(message, 0)
            && header.session() == session
            && header.sequence() >= 0
            && header.sequence() <= MAX_SEQUENCE;
    if (isHeaderGood) {
      boolean isDue = header.sequence() == logs.next(header.stream());
      return isDue || holdsBlockOf(message, header)
          ? new Owner(header, true)
          : new Owner(due(header.stream()), false);
    }
    return fromPayload(message);
  }

  private Owner fromPayload(ByteBuffer message) {
    Stamp due = due(logs.lastStream());
    BlockOrigin origin = BlockOrigin.find(message, PAYLOAD_OFFSET, due);
    if (origin == null) {
      return new Owner(due, false);
    }
    Stamp author = origin.stamp().atBlock(0);
    boolean isDue = author.session() == session && author.sequence() == logs.next(author.stream());
    return isDue ? new Owner(author, true) : new Owner(due, false);
  }

  private static boolean holdsBlockOf(ByteBuffer message, Stamp owner) {
    return wholeBlocks(message) > wrongBlocks(message, owner);
  }

  /** How many blocks the payload has, without a last partial one. */
  static int wholeBlocks(ByteBuffer message) {
    return (message.remaining() - PAYLOAD_OFFSET) / BLOCK_LENGTH;
  }

  /** How many of the whole blocks are not those of a message. */
  static int wrongBlocks(ByteBuffer message, Stamp owner) {
    int wrong = 0;
    for (int block = 0; block < wholeBlocks(message); block++) {
      Stamp stamp = Stamp.read(message, PAYLOAD_OFFSET + block * BLOCK_LENGTH);
      if (!stamp.equals(owner.atBlock(block))) {
        wrong++;
      }
    }
    return wrong;
  }
}
