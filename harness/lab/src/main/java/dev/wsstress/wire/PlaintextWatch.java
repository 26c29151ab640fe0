package dev.wsstress.wire;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for stamps in clear among the bytes that leave. A client masks its frames, but a mask of
 * four bytes cannot hide that two neighbouring stamps of 16 bytes differ in their block number
 * only: their difference is the same whatever the mask. In ciphertext twelve equal bytes at that
 * distance come about once in 2^96.
 *
 * <p>Threadsafe.
 */
final class PlaintextWatch {
  private static final int BLOCK = 16;
  private static final int SAME = 12;

  /**
   * The first bytes in clear.
   *
   * @param offset where, in bytes from the start of the connection
   * @param bytes how many at least
   * @param first the first half of the first stamp as it left, masked
   * @param second the other half
   * @param nanoTime when they left
   */
  record Leak(long offset, int bytes, long first, long second, long nanoTime) {
    /** Whose stamp it is, if it is of that session: the known session number gives the mask. */
    String whose(int session) {
      int mask = (int) (first >>> Integer.SIZE) ^ session;
      int middle = (int) first ^ mask;
      int low = (int) (second >>> Integer.SIZE) ^ mask;
      long sequence = (middle & 0xFFFFL) << Integer.SIZE | (low & 0xFFFF_FFFFL);
      return "message " + sequence + " of stream " + (middle >>> 16);
    }
  }

  private final Object lock = new Object();

  @GuardedBy("lock")
  private long before;

  @GuardedBy("lock")
  private @Nullable Leak leak;

  /** Looks at what a socket accepted. Called in the order of the writes. */
  void written(ByteBuffer bytes, int from, int to) {
    synchronized (lock) {
      if (leak == null) {
        int at = find(bytes, from, to);
        if (at >= 0) {
          leak =
              new Leak(
                  before + at - from,
                  length(bytes, at, to),
                  bytes.getLong(at),
                  bytes.getLong(at + Long.BYTES),
                  System.nanoTime());
        }
      }
      before += to - from;
    }
  }

  /** The first leak, or null. */
  @Nullable Leak leak() {
    synchronized (lock) {
      return leak;
    }
  }

  private static int find(ByteBuffer bytes, int from, int to) {
    for (int at = from; at + 2 * BLOCK <= to; at++) {
      if (bytes.getLong(at) == bytes.getLong(at + BLOCK) && areNeighbours(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Two blocks whose last four bytes count up by one, and are else the same. */
  private static boolean areNeighbours(ByteBuffer bytes, int at) {
    int difference = bytes.getInt(at + SAME) ^ bytes.getInt(at + SAME + BLOCK);
    boolean counts = difference != 0 && (difference & (difference + 1)) == 0;
    return counts && bytes.getInt(at + Long.BYTES) == bytes.getInt(at + Long.BYTES + BLOCK);
  }

  private static int length(ByteBuffer bytes, int at, int to) {
    int end = at + BLOCK;
    while (end + BLOCK <= to
        && areNeighbours(bytes, end - BLOCK)
        && bytes.getLong(end) == bytes.getLong(end - BLOCK)) {
      end += BLOCK;
    }
    return end - at;
  }
}
