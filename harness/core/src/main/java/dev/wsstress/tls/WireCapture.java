package dev.wsstress.tls;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest bytes of one connection, both directions together, as its socket wrote and read them,
 * and the secrets that decrypt them where the provider gave any. Under TLS 1.3 these help only as
 * long as the first bytes are there: a record's number is counted, and stands nowhere (RFC 8446
 * section 5.3). Threadsafe.
 */
public final class WireCapture {
  /** Bytes for all connections of a trial together, where each has more than {@link #LEAST}. */
  private static final int TOTAL = 64 << 20;

  private static final int MAX = 4 << 20;
  private static final int LEAST = 256 << 10;

  /** Where a ClientHello has its random (RFC 8446 section 4.1.2), from the first byte sent. */
  private static final int RANDOM_AT = 11;

  private static final int RANDOM = 32;

  private final int most;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final byte[] beginning = new byte[RANDOM_AT + RANDOM];
  private final List<TlsSecretLog.Entry> secrets = new ArrayList<>();
  private final long startNanos = System.nanoTime();
  private final Instant start = Instant.now();
  private long sent;
  private long received;
  private int held;

  /** Bytes of one read or write, and how many there were before them each way. */
  private record Chunk(
      long nanoTime, boolean outbound, long sent, long received, ByteBuffer bytes) {}

  /**
   * Something to say of a byte that was sent.
   *
   * @param offset from the start of the connection
   */
  record Mark(long offset, String text) {}

  /**
   * Holds nothing yet.
   *
   * @param most bytes that it will hold
   */
  WireCapture(int most) {
    this.most = most;
  }

  /**
   * Bytes that each of so many connections may hold: few enough for all to fit into the memory of a
   * small machine, and for a handful so many that what they have to tell is there from the start.
   *
   * @param connections at least 1
   */
  public static int share(int connections) {
    return Math.max(LEAST, Math.min(MAX, TOTAL / connections));
  }

  /** Notes what the socket took, in the order of its writes. */
  synchronized void sent(ByteBuffer buffer, int from, int to) {
    byte[] bytes = copy(buffer, from, to);
    if (sent < beginning.length) {
      int room = (int) Math.min(beginning.length - sent, bytes.length);
      System.arraycopy(bytes, 0, beginning, (int) sent, room);
    }
    add(true, bytes);
    sent += bytes.length;
  }

  /** Notes what the socket gave. */
  synchronized void received(ByteBuffer buffer, int from, int to) {
    byte[] bytes = copy(buffer, from, to);
    add(false, bytes);
    received += bytes.length;
  }

  /** Notes secrets of this connection. */
  synchronized void learned(List<TlsSecretLog.Entry> more) {
    secrets.addAll(more);
  }

  private static byte[] copy(ByteBuffer buffer, int from, int to) {
    byte[] bytes = new byte[Math.max(0, to - from)];
    buffer.get(from, bytes);
    return bytes;
  }

  private void add(boolean outbound, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += TcpFrames.MAX_BYTES) {
      int length = Math.min(bytes.length - at, TcpFrames.MAX_BYTES);
      ByteBuffer part = ByteBuffer.wrap(bytes, at, length).slice();
      long before = outbound ? sent + at : sent;
      chunks.add(
          new Chunk(
              System.nanoTime(), outbound, before, outbound ? received : received + at, part));
      held += length;
    }
    while (held > most) {
      held -= chunks.remove().bytes.remaining();
    }
  }

  /**
   * All of it as a capture file.
   *
   * @param mark what to say of the packet that has a certain byte, or null
   */
  synchronized byte[] pcapng(
      InetSocketAddress client, InetSocketAddress server, @Nullable Mark mark) {
    PcapNg file = new PcapNg();
    TcpFrames tcp = new TcpFrames(client, server);
    if (!secrets.isEmpty() && sent >= beginning.length) {
      byte[] random = Arrays.copyOfRange(beginning, RANDOM_AT, RANDOM_AT + RANDOM);
      file.secrets(TlsSecretLog.keyLog(secrets, random));
    }
    long missing = chunks.isEmpty() ? 0 : chunks.getFirst().sent + chunks.getFirst().received;
    if (!chunks.isEmpty() && missing == 0) {
      open(file, tcp);
    }
    String beginning = missing == 0 ? "" : lost(missing);
    for (Chunk chunk : chunks) {
      packet(file, tcp, chunk, joined(beginning, comment(chunk, mark)));
      beginning = "";
    }
    return file.bytes();
  }

  /** The three packets that open a connection, where its first bytes are still there. */
  private void open(PcapNg file, TcpFrames tcp) {
    ByteBuffer nothing = ByteBuffer.allocate(0);
    long at = wallNanos(startNanos);
    file.packet(at, tcp.frame(true, TcpFrames.SYN, 0, 0, nothing), "");
    file.packet(at, tcp.frame(false, TcpFrames.SYN | TcpFrames.ACK, 0, 1, nothing), "");
    file.packet(at, tcp.frame(true, TcpFrames.ACK, 1, 1, nothing), "");
  }

  private static String lost(long bytes) {
    return "of the connection's first "
        + bytes
        + " bytes nothing is kept; without them TLS 1.3 cannot be decrypted";
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
  }

  private void packet(PcapNg file, TcpFrames tcp, Chunk chunk, String comment) {
    long sequence = 1 + (chunk.outbound ? chunk.sent : chunk.received);
    long acknowledged = 1 + (chunk.outbound ? chunk.received : chunk.sent);

    file.packet(
        wallNanos(chunk.nanoTime),
        tcp.frame(
            chunk.outbound, TcpFrames.PUSH | TcpFrames.ACK, sequence, acknowledged, chunk.bytes),
        comment);
  }

  private static String comment(Chunk chunk, @Nullable Mark mark) {
    if (mark == null || !chunk.outbound) {
      return "";
    }
    long at = mark.offset - chunk.sent;
    return at >= 0 && at < chunk.bytes.remaining() ? mark.text : "";
  }

  private long wallNanos(long nanoTime) {
    return TimeUnit.SECONDS.toNanos(start.getEpochSecond())
        + start.getNano()
        + (nanoTime - startNanos);
  }
}
