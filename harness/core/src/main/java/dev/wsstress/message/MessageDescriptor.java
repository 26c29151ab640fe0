package dev.wsstress.message;

/**
 * The layout of a message, so that a client in any language can speak it.
 *
 * <p>All numbers are unsigned and big-endian (network order). A message is one WebSocket binary
 * message: a header of 32 bytes and a payload of any length, which may be 0.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                   Magic: 57 53 53 54 ("WSST")                 |  0
 *  +---------------+---------------+-------------------------------+
 *  |  Version (1)  | Reserved (0)  |            Stream             |  4
 *  +---------------+---------------+-------------------------------+
 *  |                            Session                            |  8
 *  +---------------------------------------------------------------+
 *  |                Length: bytes, header included                 | 12
 *  +---------------------------------------------------------------+
 *  |                           Sequence                            | 16
 *  |                        (below 2^48)                           |
 *  +---------------------------------------------------------------+
 *  |                            CRC-32                             | 24
 *  +---------------------------------------------------------------+
 *  |                         Reserved (0)                          | 28
 *  +---------------------------------------------------------------+
 *  |                      Payload, in blocks                      ...  32
 * </pre>
 *
 * <p>The payload is cut into blocks of 16 bytes, numbered from 0, and every block holds its own
 * address, the stamp. A last block of fewer than 16 bytes holds the first bytes of its stamp.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                            Session                            |  0
 *  +-------------------------------+-------------------------------+
 *  |            Stream             |     Sequence, bits 32..47     |  4
 *  +-------------------------------+-------------------------------+
 *  |                     Sequence, bits 0..31                      |  8
 *  +---------------------------------------------------------------+
 *  |                         Block number                          | 12
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The CRC-32 is that of zlib, gzip and PNG (reflected polynomial EDB88320, start and final
 * inversion FFFFFFFF; "123456789" gives CBF43926). It covers the bytes 0 to 23 and then, without a
 * break, the bytes 32 to the end: everything but itself and the reserved bytes behind it.
 *
 * <p>A sender numbers its sessions from 0 or 1, the streams of a session from 0, and the messages
 * of a stream from 0 without a gap. A message that is encoded once and sent on every session has
 * {@link #BROADCAST} in place of a session.
 */
public final class MessageDescriptor {
  /** Offset of the magic number, 4 bytes. */
  public static final int MAGIC_OFFSET = 0;

  /** Offset of the version, 1 byte. */
  public static final int VERSION_OFFSET = 4;

  /** Offset of the first reserved byte. */
  public static final int RESERVED_OFFSET = 5;

  /** Offset of the stream, 2 bytes. */
  public static final int STREAM_OFFSET = 6;

  /** Offset of the session, 4 bytes. */
  public static final int SESSION_OFFSET = 8;

  /** Offset of the length, 4 bytes. */
  public static final int LENGTH_OFFSET = 12;

  /** Offset of the sequence number, 8 bytes. */
  public static final int SEQUENCE_OFFSET = 16;

  /** Offset of the CRC-32, 4 bytes. */
  public static final int CRC_OFFSET = 24;

  /** Offset of the last four reserved bytes. */
  public static final int RESERVED_END_OFFSET = 28;

  /** Offset of the payload, which is the length of the header and of the shortest message. */
  public static final int PAYLOAD_OFFSET = 32;

  /** Bytes of a block. */
  public static final int BLOCK_LENGTH = 16;

  /** The magic number, "WSST". */
  public static final int MAGIC = 0x57535354;

  /** The version of this layout. */
  public static final int VERSION = 1;

  /** The highest stream number. */
  public static final int MAX_STREAM = 0xFFFF;

  /** The highest sequence number: a stamp has 48 bits for it. */
  public static final long MAX_SEQUENCE = 0xFFFF_FFFF_FFFFL;

  /**
   * The stream of the messages that a server sends unasked; clients number theirs below. Where a
   * session consists of several connections, each has one, counted from here.
   */
  public static final int SERVER_STREAM = 63;

  /** The session number of a message that goes to every session: FF FF FF FF. */
  public static final int BROADCAST = 0xFFFFFFFF;

  private MessageDescriptor() {}
}
