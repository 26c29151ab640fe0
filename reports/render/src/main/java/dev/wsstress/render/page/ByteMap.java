package dev.wsstress.render.page;

import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.StampAddress;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The payload of a corrupted message, block by block in rows, with whose bytes each block holds.
 *
 * @param sentence what came, in words
 * @param height of the drawing, in its units
 * @param parts of the rows
 * @param rows the same as a table
 * @param counts blocks by owner, in the order of the enum
 * @param more blocks behind those drawn
 * @param isWhole false for results that tell the first wrong block only
 */
public record ByteMap(
    String sentence,
    int height,
    List<Part> parts,
    List<Row> rows,
    Map<ByteOwner, Long> counts,
    long more,
    boolean isWhole) {
  /** Blocks in a row: 512 bytes. */
  static final int ACROSS = 32;

  private static final int CELL = 12;
  private static final int LABEL = 52;
  private static final int MAX_LINES = 40;
  private static final int MAX_ROWS = 40;

  /** Blocks of one owner within one line of the drawing. */
  public record Part(int x, int y, int width, ByteOwner owner) {}

  /** A run of blocks in words. */
  public record Row(String bytes, String blocks, ByteOwner owner, String from) {}

  /** Whether there is anything to draw of a fault. */
  static boolean isOf(MessageFault fault) {
    return fault.fault() == Outcome.CORRUPTED
        && (!fault.blocks().isEmpty() || fault.found() != null);
  }

  static ByteMap of(MessageFault fault) {
    boolean isWhole = !fault.blocks().isEmpty();
    List<BlockRun> runs = isWhole ? fault.blocks() : known(fault);
    StampAddress due = fault.expected();
    List<Part> parts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    Map<ByteOwner, Long> counts = new EnumMap<>(ByteOwner.class);
    long last = 0;
    for (BlockRun run : runs) {
      ByteOwner owner = ByteOwner.of(run, due);
      counts.merge(owner, run.count(), Long::sum);
      draw(run, owner, parts);
      if (rows.size() < MAX_ROWS) {
        rows.add(row(run, owner));
      }
      last = Math.max(last, run.first() + run.count());
    }
    long drawn = Math.min(last, (long) ACROSS * MAX_LINES);
    int lines = (int) ((drawn + ACROSS - 1) / ACROSS);
    return new ByteMap(
        Texts.printable(fault.sentence()),
        lines * CELL,
        parts,
        rows,
        counts,
        last - drawn,
        isWhole);
  }

  /** Up to the first wrong block a message is right; what is behind it was not kept. */
  private static List<BlockRun> known(MessageFault fault) {
    StampAddress due = fault.expected();
    List<BlockRun> runs = new ArrayList<>();
    if (due.block() > 0) {
      StampAddress first = new StampAddress(due.session(), due.stream(), due.sequence(), 0);
      runs.add(new BlockRun(0, due.block(), first));
    }
    runs.add(new BlockRun(due.block(), 1, fault.found()));
    return runs;
  }

  private static void draw(BlockRun run, ByteOwner owner, List<Part> parts) {
    long block = run.first();
    long end = Math.min(run.first() + run.count(), (long) ACROSS * MAX_LINES);
    while (block < end) {
      long lineEnd = Math.min(end, (block / ACROSS + 1) * ACROSS);
      parts.add(
          new Part(
              LABEL + (int) (block % ACROSS) * CELL,
              (int) (block / ACROSS) * CELL,
              (int) (lineEnd - block) * CELL - 1,
              owner));
      block = lineEnd;
    }
  }

  private static Row row(BlockRun run, ByteOwner owner) {
    StampAddress from = run.from();
    long firstByte = StampAddress.HEADER_BYTES + run.first() * StampAddress.BLOCK_BYTES;
    long lastByte = firstByte + run.count() * StampAddress.BLOCK_BYTES - 1;
    return new Row(
        firstByte + " to " + lastByte,
        run.count() == 1
            ? Long.toString(run.first())
            : run.first() + " to " + (run.first() + run.count() - 1),
        owner,
        from == null ? "-" : from.toString());
  }

  /** The width of the drawing. */
  public int width() {
    return LABEL + ACROSS * CELL;
  }

  /** The height of a block. */
  public int cell() {
    return CELL - 1;
  }

  /** The base line and the first byte of each fourth line of the drawing. */
  public List<PercentilePlot.Tick> lines() {
    List<PercentilePlot.Tick> ticks = new ArrayList<>();
    for (int line = 0; line * CELL < height; line += 4) {
      long firstByte = StampAddress.HEADER_BYTES + (long) line * ACROSS * StampAddress.BLOCK_BYTES;
      ticks.add(new PercentilePlot.Tick(line * CELL + CELL - 2, Texts.count(firstByte)));
    }
    return ticks;
  }

  /** Runs that the table leaves out. */
  public boolean isCut() {
    return rows.size() == MAX_ROWS;
  }
}
