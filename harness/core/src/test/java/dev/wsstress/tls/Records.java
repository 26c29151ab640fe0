package dev.wsstress.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/** Well-formed TLS records of random bytes, and ways to feed them. */
final class Records {
  private Records() {}

  /** A record whose fragment is noise, as ciphertext is. */
  static byte[] record(int fragment, Random random) {
    byte[] bytes = new byte[RecordCutter.HEADER + fragment];
    random.nextBytes(bytes);
    bytes[0] = (byte) (20 + random.nextInt(5));
    bytes[1] = 3;
    bytes[2] = 3;
    bytes[3] = (byte) (fragment >> 8);
    bytes[4] = (byte) fragment;
    return bytes;
  }

  /** As many records with fragments of these lengths, both bounds included. */
  static List<byte[]> some(int count, int shortest, int longest, Random random) {
    List<byte[]> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(record(shortest + random.nextInt(longest - shortest + 1), random));
    }
    return records;
  }

  static byte[] join(List<byte[]> records) {
    ByteBuffer joined = ByteBuffer.allocate((int) length(records));
    records.forEach(joined::put);
    return joined.array();
  }

  static long length(List<byte[]> records) {
    return records.stream().mapToLong(r -> r.length).sum();
  }

  /** The bytes somewhere in a buffer that has other bytes around them. */
  static ByteBuffer buffer(byte[] bytes, int offset, boolean direct) {
    int capacity = offset + bytes.length + 3;
    ByteBuffer buffer =
        direct ? ByteBuffer.allocateDirect(capacity) : ByteBuffer.allocate(capacity);
    buffer.put(offset, bytes);
    return buffer;
  }

  /** Calls back with piece lengths of 1 to {@code longest} that add up to {@code total}. */
  static void pieces(int total, int longest, Random random, IntConsumer piece) {
    int left = total;
    while (left > 0) {
      int next = Math.min(left, 1 + random.nextInt(longest));
      piece.accept(next);
      left -= next;
    }
  }
}
