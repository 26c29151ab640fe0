package dev.wsstress.tls;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Cuts a byte stream into TLS records (RFC 8446 section 5.1) and fingerprints each by the CRC-32C
 * of all its bytes and its last four, which for AEAD suites lie in the authentication tag. The tag
 * tells records apart; the checksum, an instruction on most processors, tells a whole record from
 * one that has only its own end.
 *
 * <pre>
 *   0      1             3             5
 *   +------+------+------+------+------+---------------------
 *   | type | version     | length      | fragment ... (tag)
 *   +------+------+------+------+------+---------------------
 * </pre>
 *
 * <p>Bytes may come in pieces of any size. NOT threadsafe.
 */
final class RecordCutter {
  /** Bytes of a record's header. */
  static final int HEADER = 5;

  private static final int LARGEST_FRAGMENT = (1 << 14) + 2048;
  private static final int SCRATCH = 512;
  private static final int FIRST_TYPE = 20;
  private static final int LAST_TYPE = 24;

  /** Told of every record, in order. */
  interface Sink {
    /**
     * A whole record passed.
     *
     * @param fingerprint the same for the same bytes only, as far as 64 bits can tell
     * @param length bytes, header included
     */
    void record(long fingerprint, int length);

    /** The bytes are no TLS records any more; nothing follows. */
    void garbage();
  }

  private final Sink sink;
  private final byte[] header = new byte[HEADER];
  private final CRC32C checksum = new CRC32C();
  private final byte[] scratch = new byte[SCRATCH];
  private int headerFill;
  private int remaining;
  private int length;
  private int tail;
  private long head;
  private int headFill;
  private boolean lost;

  RecordCutter(Sink sink) {
    this.sink = sink;
  }

  /** The content type of the record that the sink is told of (RFC 8446 section 5.1). */
  int type() {
    return header[0];
  }

  /** The first eight bytes of its fragment; with TLS 1.2 and AES-GCM, its explicit nonce. */
  long head() {
    return head;
  }

  /** Takes the bytes {@code [from, to)} of a buffer in big-endian order; its position stays. */
  void feed(ByteBuffer bytes, int from, int to) {
    int at = from;
    while (at < to && !lost) {
      if (headerFill == 0 && to - at >= HEADER) {
        at = wholeHeader(bytes, at, to);
      } else {
        at = headerFill < HEADER ? header(bytes, at) : fragment(bytes, at, to);
      }
    }
  }

  /** Whether the bytes were no TLS records any more. */
  boolean isLost() {
    return lost;
  }

  /** As most come: all of a header in one piece, and mostly all of the record in the same. */
  private int wholeHeader(ByteBuffer bytes, int at, int to) {
    bytes.get(at, header, 0, HEADER);
    headerFill = HEADER;
    begin();
    boolean whole = !lost && to - at >= length;
    sum(bytes, at, whole ? length : HEADER);
    if (!whole) {
      return at + HEADER;
    }
    ends(bytes, at + HEADER, remaining);
    end();
    return at + length;
  }

  private int header(ByteBuffer bytes, int at) {
    header[headerFill++] = bytes.get(at);
    if (headerFill == HEADER) {
      begin();
      checksum.update(header, 0, HEADER);
    }
    return at + 1;
  }

  /** A record, of which the header is known. */
  private void begin() {
    int fragment = ((header[3] & 0xFF) << 8) | (header[4] & 0xFF);
    lost =
        header[0] < FIRST_TYPE
            || header[0] > LAST_TYPE
            || header[1] != 3
            || fragment > LARGEST_FRAGMENT
            || fragment == 0;
    if (lost) {
      sink.garbage();
    }
    remaining = fragment;
    length = HEADER + fragment;
    tail = 0;
    head = 0;
    headFill = 0;
    checksum.reset();
  }

  private int fragment(ByteBuffer bytes, int at, int to) {
    int take = Math.min(remaining, to - at);
    sum(bytes, at, take);
    ends(bytes, at, take);
    remaining -= take;
    if (remaining == 0) {
      end();
    }
    return at + take;
  }

  /** Keeps what the fragment begins and ends with, from one piece of it. */
  private void ends(ByteBuffer bytes, int at, int take) {
    if (headFill == 0 && take >= Long.BYTES) {
      head = bytes.getLong(at);
      headFill = Long.BYTES;
    }
    for (int i = 0; headFill < Long.BYTES && i < take; i++, headFill++) {
      head = (head << Byte.SIZE) | (bytes.get(at + i) & 0xFF);
    }
    if (take >= Integer.BYTES) {
      tail = bytes.getInt(at + take - Integer.BYTES);
    } else {
      for (int i = 0; i < take; i++) {
        tail = (tail << 8) | (bytes.get(at + i) & 0xFF);
      }
    }
  }

  private void end() {
    headerFill = 0;
    sink.record((checksum.getValue() << Integer.SIZE) | (tail & 0xFFFF_FFFFL), length);
  }

  private void sum(ByteBuffer bytes, int at, int count) {
    if (bytes.hasArray()) {
      checksum.update(bytes.array(), bytes.arrayOffset() + at, count);
    } else {
      // Copied, since a slice would be garbage and moving the buffer's own position could be seen
      // by a hazard that shares the buffer.
      for (int done = 0; done < count; ) {
        int some = Math.min(scratch.length, count - done);
        bytes.get(at + done, scratch, 0, some);
        checksum.update(scratch, 0, some);
        done += some;
      }
    }
  }
}
