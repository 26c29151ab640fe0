package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.MAGIC;
import static dev.wsstress.message.MessageDescriptor.MAGIC_OFFSET;
import static dev.wsstress.message.MessageDescriptor.RESERVED_END_OFFSET;
import static dev.wsstress.message.MessageDescriptor.RESERVED_OFFSET;
import static dev.wsstress.message.MessageDescriptor.VERSION;
import static dev.wsstress.message.MessageDescriptor.VERSION_OFFSET;

import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation.MessageFault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts into words what is wrong in a header. Messages are private copies from index 0. */
final class HeaderDamage {
  private HeaderDamage() {}

  /**
   * Names every field that is not what it should be.
   *
   * @param message the message, which holds at least a header
   * @param owner the message it should be
   * @return for example "sequence 261, length 80 (64 bytes came)", or "" if only the CRC-32 may be
   *     wrong
   */
  static String describe(ByteBuffer message, Stamp owner) {
    List<String> wrong = new ArrayList<>();
    int magic = message.getInt(MAGIC_OFFSET);
    note(wrong, magic != MAGIC, MessageFault.MAGIC + hex(magic));
    int version = message.get(VERSION_OFFSET) & 0xFF;
    note(wrong, version != VERSION, "version " + version);
    int reserved = message.get(RESERVED_OFFSET) & 0xFF;
    note(wrong, reserved != 0, "reserved byte " + reserved);
    Stamp header = MessageCodec.address(message);
    note(wrong, header.stream() != owner.stream(), "stream " + header.stream());
    String session = Integer.toUnsignedString(header.session());
    note(wrong, header.session() != owner.session(), "session " + session);
    String length = Integer.toUnsignedString(MessageCodec.length(message));
    String came = "length " + length + " (" + message.remaining() + " bytes came)";
    note(wrong, MessageCodec.length(message) != message.remaining(), came);
    String sequence = Long.toUnsignedString(header.sequence());
    note(wrong, header.sequence() != owner.sequence(), "sequence " + sequence);
    int end = message.getInt(RESERVED_END_OFFSET);
    note(wrong, end != 0, "reserved bytes " + hex(end));
    return String.join(", ", wrong);
  }

  private static void note(List<String> wrong, boolean isWrong, String field) {
    if (isWrong) {
      wrong.add(field);
    }
  }

  /** Eight hexadecimal digits. */
  static String hex(int value) {
    return String.format("%08x", value);
  }
}
