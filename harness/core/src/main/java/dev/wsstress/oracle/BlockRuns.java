package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.BLOCK_LENGTH;
import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;

import dev.wsstress.message.Stamp;
import dev.wsstress.model.BlockRun;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose bytes all whole blocks of a damaged message are. The cold path. NOT threadsafe. */
final class BlockRuns {
  /** A message of which every block is another's says as much with the first of them. */
  static final int MAX = 128;

  private final ByteBuffer message;
  private final Stamp owner;
  private final List<BlockRun> runs = new ArrayList<>();

  private BlockRuns(ByteBuffer message, Stamp owner) {
    this.message = message;
    this.owner = owner;
  }

  /**
   * The runs of a message, at most {@link #MAX}.
   *
   * @param message a private copy, from index 0
   * @param owner whose it should be
   */
  static List<BlockRun> of(ByteBuffer message, Stamp owner) {
    BlockRuns all = new BlockRuns(message, owner);
    int blocks = RightfulOwner.wholeBlocks(message);
    for (int block = 0; block < blocks && all.runs.size() <= MAX; block++) {
      all.add(block);
    }
    return all.runs.subList(0, Math.min(MAX, all.runs.size()));
  }

  private void add(int block) {
    StampAddress from = from(block);
    int last = runs.size() - 1;
    if (last >= 0 && continues(runs.get(last), from)) {
      BlockRun run = runs.get(last);
      runs.set(last, new BlockRun(run.first(), run.count() + 1, run.from()));
    } else {
      runs.add(new BlockRun(block, 1, from));
    }
  }

  private static boolean continues(BlockRun run, @Nullable StampAddress from) {
    StampAddress first = run.from();
    return first == null
        ? from == null
        : Objects.equals(
            from,
            new StampAddress(
                first.session(), first.stream(), first.sequence(), first.block() + run.count()));
  }

  private @Nullable StampAddress from(int block) {
    int index = PAYLOAD_OFFSET + block * BLOCK_LENGTH;
    Stamp due = owner.atBlock(block);
    Stamp there = Stamp.read(message, index);
    if (!there.equals(due)) {
      BlockOrigin origin = BlockOrigin.find(message, index, due);
      there = origin == null ? null : origin.stamp();
    }
    return there == null
        ? null
        : new StampAddress(there.session(), there.stream(), there.sequence(), there.block());
  }
}
