package dev.wsstress.render.page;

import dev.wsstress.model.BlockRun;
import dev.wsstress.model.StampAddress;
import org.jspecify.annotations.Nullable;

/** Whose bytes a block of a message holds, as far as two addresses tell. */
public enum ByteOwner {
  /** As sent. */
  OWN("its own, in their place"),
  /** Of the same message, but from another place. */
  MOVED("its own, from another place"),
  /** Of a message that its sender sent later. */
  LATER("of a later message of the same sender"),
  /** Of one that its sender had sent before. */
  EARLIER("of an earlier message of the same sender"),
  /** Of another stream of the session. */
  STREAM("of another sender on the same session"),
  /** Of another session. */
  SESSION("of another session"),
  /** Bytes that carry no address. */
  NOISE("nobody's that is known");

  private final String meaning;

  ByteOwner(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }

  /** Its name in the style sheet. */
  public String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Of a run of blocks in a message that should be the given one. */
  static ByteOwner of(BlockRun run, StampAddress due) {
    StampAddress from = run.from();
    return from == null ? NOISE : of(run.first(), from, due);
  }

  private static ByteOwner of(long block, StampAddress from, StampAddress due) {
    if (from.session() != due.session()) {
      return SESSION;
    }
    if (from.stream() != due.stream()) {
      return STREAM;
    }
    if (from.sequence() != due.sequence()) {
      return from.sequence() > due.sequence() ? LATER : EARLIER;
    }
    return from.block() == block ? OWN : MOVED;
  }

  /** Of the first wrong block, of which only the found address is known. */
  static ByteOwner of(StampAddress due, @Nullable StampAddress found) {
    return of(new BlockRun(due.block(), 1, found), due);
  }
}
