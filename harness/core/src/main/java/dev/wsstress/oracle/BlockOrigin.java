package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.Stamp;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Whose bytes stand where a block should be.
 *
 * @param stamp the first whole stamp there; the header of a message stands for its block 0
 * @param isHeader true if a header is there and not a stamp
 * @param offset bytes from the start of the block to the stamp
 */
record BlockOrigin(Stamp stamp, boolean isHeader, int offset) {

  /**
   * Looks for the origin of the bytes from an index on.
   *
   * <p>A stamp between two boundaries counts only if the next one follows it. That cannot happen by
   * accident: read at a wrong offset, neighbouring stamps differ in another place than in the
   * lowest bit of the block number. Such a run is looked for before a single stamp at the boundary,
   * because small numbers, read at a wrong offset, are small numbers again.
   *
   * @param owner the message that the block should belong to
   * @return null if no stamp and no header is there
   */
  static @Nullable BlockOrigin find(ByteBuffer message, int index, Stamp owner) {
    BlockOrigin header = findHeader(message, index);
    if (header != null) {
      return header;
    }
    BlockOrigin moved = findMoved(message, index, owner);
    if (moved != null) {
      return moved;
    }
    BlockOrigin border = findBorder(message, index, owner);
    if (border != null) {
      return border;
    }
    if (index + BLOCK_LENGTH > message.limit()) {
      return null;
    }
    Stamp stamp = Stamp.read(message, index);
    return stamp.isPlausible(owner.session()) ? new BlockOrigin(stamp, false, 0) : null;
  }

  private static @Nullable BlockOrigin findHeader(ByteBuffer message, int index) {
    for (int offset = 0; offset < BLOCK_LENGTH; offset++) {
      int start = index + offset;
      if (start + PAYLOAD_OFFSET <= message.limit() && MessageCodec.hasPreamble(message, start)) {
        ByteBuffer header = message.duplicate().position(start);
        return new BlockOrigin(MessageCodec.address(header), true, offset);
      }
    }
    return null;
  }

  private static @Nullable BlockOrigin findMoved(ByteBuffer message, int index, Stamp owner) {
    for (int offset = 1; offset < 2 * BLOCK_LENGTH; offset++) {
      int start = index + offset;
      // At a whole block's distance stands the next block, which says nothing about this one.
      if (offset != BLOCK_LENGTH && start + BLOCK_LENGTH <= message.limit()) {
        Stamp stamp = Stamp.read(message, start);
        if (stamp.isPlausible(owner.session()) && isRun(message, start, stamp, owner)) {
          return new BlockOrigin(stamp, false, offset);
        }
      }
    }
    return null;
  }

  /**
   * Where foreign bytes begin in the middle of a stamp, for copies go by words: this block has the
   * sender's own first half, and the foreign one is that of the next block. Read as one stamp, the
   * two would name a message that was never sent.
   */
  private static @Nullable BlockOrigin findBorder(ByteBuffer message, int index, Stamp owner) {
    int next = index + BLOCK_LENGTH;
    if (next + BLOCK_LENGTH > message.limit()) {
      return null;
    }
    Stamp here = Stamp.read(message, index);
    Stamp behind = Stamp.read(message, next);
    Stamp foreign = new Stamp(behind.session(), behind.stream(), here.sequence(), here.block());
    boolean isBorder =
        here.isSameStream(owner)
            && here.sequence() != owner.sequence()
            && !behind.isSameStream(owner)
            && (behind.isSameMessage(foreign) || behind.sequence() == owner.sequence())
            && foreign.isPlausible(owner.session());
    return isBorder ? new BlockOrigin(foreign, false, BLOCK_LENGTH / 2) : null;
  }

  /** Near the end of a message a part of the next stamp is enough, if the message is its own. */
  private static boolean isRun(ByteBuffer message, int start, Stamp stamp, Stamp owner) {
    int next = start + BLOCK_LENGTH;
    int left = Math.min(BLOCK_LENGTH, message.limit() - next);
    boolean isOwn =
        stamp.isSameMessage(owner) && stamp.block() * BLOCK_LENGTH < message.remaining();
    if (left < BLOCK_LENGTH && !isOwn) {
      return false;
    }
    ByteBuffer following = ByteBuffer.allocate(BLOCK_LENGTH);
    stamp.atBlock(stamp.block() + 1).write(following, 0);
    return following.slice(0, left).equals(message.duplicate().position(next).limit(next + left));
  }

  /** Says whose bytes these are, as it looks from the block that should be there. */
  String describe(Stamp expected) {
    String place = offset == 0 ? "" : " " + offset + " bytes into it";
    if (isHeader) {
      return "holds the header of " + name(expected) + place;
    }
    if (stamp.isSameMessage(expected)) {
      return "holds bytes of its own message, " + shift(expected);
    }
    return "carries the stamp of " + name(expected) + place;
  }

  /** Puts bytes into words that say nothing about whose they are. */
  static String noise(ByteBuffer message, int index) {
    byte[] bytes = new byte[Math.min(BLOCK_LENGTH, message.limit() - index)];
    message.get(index, bytes);
    return "holds no stamp but " + HexFormat.of().formatHex(bytes);
  }

  private String shift(Stamp expected) {
    long late = offset - (stamp.block() - expected.block()) * BLOCK_LENGTH;
    return Math.abs(late) + (late > 0 ? " bytes late" : " bytes early");
  }

  private String name(Stamp expected) {
    String message = "message " + stamp.sequence();
    if (stamp.session() != expected.session()) {
      return message
          + " of stream "
          + stamp.stream()
          + " of session "
          + Integer.toUnsignedString(stamp.session())
          + " (another session)";
    }
    if (stamp.stream() != expected.stream()) {
      return message + " of stream " + stamp.stream() + " (same session, another stream)";
    }
    long distance = stamp.sequence() - expected.sequence();
    return message + (distance > 0 ? " (same stream, later)" : " (same stream, earlier)");
  }
}
