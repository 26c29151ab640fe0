package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.Stamp;
import dev.wsstress.message.StampedPayload;
import dev.wsstress.model.Observation;
import dev.wsstress.oracle.RightfulOwner.Owner;
import java.nio.ByteBuffer;

/**
 * Finds what is wrong with a message that is known not to be intact. The cold path: it copies the
 * message first, so that it examines one state of it even if a thread is still writing to it.
 *
 * <p>NOT threadsafe.
 */
final class CorruptionFinder {
  private final int session;
  private final MessageCodec codec;
  private final RightfulOwner owners;

  CorruptionFinder(int session, StreamLogs logs, MessageCodec codec) {
    this.session = session;
    this.codec = codec;
    this.owners = new RightfulOwner(session, logs, codec);
  }

  /** Examines the bytes between position and limit, neither of which is moved. */
  Finding examine(ByteBuffer received) {
    ByteBuffer message = ByteBuffer.allocate(received.remaining());
    message.put(received.duplicate()).flip();
    if (message.remaining() < PAYLOAD_OFFSET) {
      String detail =
          message.hasRemaining()
              ? message.remaining() + " bytes, fewer than a header has"
              : Observation.MessageFault.EMPTY;
      return new Finding(owners.dueFor(message), null, detail, false);
    }
    if (codec.isIntact(message)) {
      return intact(MessageCodec.address(message));
    }
    Stamp sender = owners.behindDamagedHeader(message);
    Finding finding =
        sender == null ? damaged(message, owners.guess(message)) : misaddressed(message, sender);
    return finding.with(BlockRuns.of(message, finding.expected()));
  }

  private Finding intact(Stamp header) {
    if (header.session() == session) {
      String detail = name(header) + " whose bytes changed while they were checked";
      return new Finding(header, null, detail, true);
    }
    String author = " of session " + Integer.toUnsignedString(header.session());
    String detail = name(header) + author + ", whole, on another session";
    return new Finding(owners.due(header.stream()), header, detail, false);
  }

  private Finding misaddressed(ByteBuffer message, Stamp sender) {
    Stamp header = MessageCodec.address(message);
    boolean names = !header.equals(sender) && header.isPlausible(session);
    String detail = name(sender) + " whose header says " + HeaderDamage.describe(message, sender);
    return new Finding(sender, names ? header : null, detail, true);
  }

  private Finding damaged(ByteBuffer message, Owner owner) {
    Stamp sent = owner.address();
    int length = MessageCodec.length(message);
    boolean isSurplus = length >= PAYLOAD_OFFSET && length < message.remaining();
    int end = isSurplus ? length : message.remaining();
    int wrong =
        StampedPayload.firstForeignBlock(
            message, PAYLOAD_OFFSET, end, sent.session(), sent.stream(), sent.sequence());
    if (wrong >= 0) {
      return wrongBlock(message, owner, wrong);
    }
    if (isSurplus) {
      return surplus(message, owner, length);
    }
    return Integer.compareUnsigned(length, message.remaining()) > 0
        ? truncated(message, owner)
        : badHeader(message, owner);
  }

  private Finding wrongBlock(ByteBuffer message, Owner owner, int block) {
    Stamp expected = owner.address().atBlock(block);
    int start = PAYLOAD_OFFSET + block * BLOCK_LENGTH;
    BlockOrigin origin = BlockOrigin.find(message, start, expected);
    String content = origin == null ? BlockOrigin.noise(message, start) : origin.describe(expected);
    String detail = name(expected) + " in which block " + block + " " + content;
    detail += "; " + RightfulOwner.wrongBlocks(message, expected);
    detail += " of its " + RightfulOwner.wholeBlocks(message) + " whole blocks differ";
    int mask = ForeignMask.find(message, PAYLOAD_OFFSET, owner.address());
    if (mask != 0) {
      detail += "; one of them " + Observation.MessageFault.MASKED + " " + HeaderDamage.hex(mask);
    }
    String header = HeaderDamage.describe(message, expected);
    if (!header.isEmpty()) {
      detail += "; its " + Observation.MessageFault.HEADER + header;
    } else if (codec.computeCrc(message) == MessageCodec.crc(message)) {
      detail += "; its CRC-32 holds, so it was computed over these bytes";
    }
    return new Finding(expected, origin == null ? null : origin.stamp(), detail, owner.isSure());
  }

  private Finding surplus(ByteBuffer message, Owner owner, int length) {
    Stamp expected = owner.address().atBlock((length - PAYLOAD_OFFSET) / BLOCK_LENGTH);
    BlockOrigin origin = BlockOrigin.find(message, length, expected);
    String content =
        origin == null ? BlockOrigin.noise(message, length) : origin.describe(expected);
    int more = message.remaining() - length;
    String detail = name(expected) + " too long: behind its " + length + " bytes are " + more;
    detail += " more, of which the first block " + content;
    return new Finding(expected, origin == null ? null : origin.stamp(), detail, owner.isSure());
  }

  private static Finding truncated(ByteBuffer message, Owner owner) {
    int block = (message.remaining() - PAYLOAD_OFFSET) / BLOCK_LENGTH;
    String length = Integer.toUnsignedString(MessageCodec.length(message));
    String detail = name(owner.address()) + " cut short: " + message.remaining() + " bytes of ";
    return new Finding(owner.address().atBlock(block), null, detail + length, owner.isSure());
  }

  private Finding badHeader(ByteBuffer message, Owner owner) {
    String header = HeaderDamage.describe(message, owner.address());
    String crc = "CRC-32 " + HeaderDamage.hex(MessageCodec.crc(message));
    crc += " where its bytes give " + HeaderDamage.hex(codec.computeCrc(message));
    String detail = name(owner.address()) + " whose header says ";
    detail += header.isEmpty() ? crc : header + ", " + crc;
    return new Finding(owner.address(), null, detail, owner.isSure());
  }

  private static String name(Stamp stamp) {
    return "message " + stamp.sequence() + " of stream " + stamp.stream();
  }
}
