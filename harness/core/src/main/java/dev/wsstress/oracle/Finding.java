package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import dev.wsstress.model.BlockRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one corrupted message.
 *
 * @param expected the address of the first block that is wrong; block 0 if it is the header
 * @param found whose bytes are there, or null if they do not say
 * @param detail the difference in words; completes "the client received ..."
 * @param isArrival true if this is certainly the message of {@code expected}, though damaged
 * @param blocks whose bytes its blocks are; none where that was not looked at
 */
record Finding(
    Stamp expected,
    @Nullable Stamp found,
    String detail,
    boolean isArrival,
    List<BlockRun> blocks) {

  /** Of a message without blocks, or whose owner is not known. */
  Finding(Stamp expected, @Nullable Stamp found, String detail, boolean isArrival) {
    this(expected, found, detail, isArrival, List.of());
  }

  /** The same, with the owners of all blocks. */
  Finding with(List<BlockRun> all) {
    return new Finding(expected, found, detail, isArrival, all);
  }
}
