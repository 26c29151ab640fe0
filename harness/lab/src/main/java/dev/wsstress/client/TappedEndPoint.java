package dev.wsstress.client;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OpeningTimes;
import dev.wsstress.jetty.BufferRetainingEndPoint;
import dev.wsstress.tls.ConnectionNotes;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The socket below TLS, with a passive tap on what leaves. The tap changes no byte and refuses
 * none.
 *
 * <p>Its lock spans one write to the socket and the note of it, so that notes are in the order of
 * the writes. The socket's own write lock orders concurrent writes in the same way, so who races
 * for the socket races here.
 */
public final class TappedEndPoint extends BufferRetainingEndPoint {
  private final ConnectionNotes notes;
  private final Object writeOrder = new Object();
  private final SocketAddress localAddress;
  private final SocketAddress remoteAddress;
  private final long connectedNanos = System.nanoTime();

  /** Written once each, by the thread that opens the connection. */
  private volatile long connectNanos;

  private volatile long handshakeNanos;

  TappedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      SocketAddress localAddress,
      ConnectionNotes notes,
      boolean nonBlocking)
      throws IOException {
    super(channel, selector, key, scheduler, nonBlocking);
    this.notes = notes;
    // Kept, because a closed channel no longer knows them.
    this.localAddress = localAddress;
    this.remoteAddress = channel.getRemoteAddress();
  }

  /** The connection stands. */
  void connected(long askedNanos) {
    connectNanos = connectedNanos - askedNanos;
  }

  /** The TLS handshake has ended. */
  void handshaken() {
    handshakeNanos = System.nanoTime() - connectedNanos;
  }

  /** How long that took. */
  OpeningTimes openingTimes() {
    return new OpeningTimes(connectNanos, handshakeNanos);
  }

  /** What is noted of this connection. */
  public ConnectionNotes notes() {
    return notes;
  }

  /**
   * What was noted, for the client's evidence.
   *
   * @param session the number of the session
   * @param startNanos {@link System#nanoTime()} from which observations count
   */
  ClientEvidence evidence(int session, long startNanos) {
    return new ClientEvidence(
        localAddress,
        notes.observations(session, startNanos),
        notes.trace(),
        notes.pcapng(localAddress, remoteAddress));
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int count = super.fill(buffer);
    if (count > 0) {
      notes.read(buffer, buffer.limit() - count, buffer.limit());
    }
    return count;
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    synchronized (writeOrder) {
      if (buffers.length == 1) {
        return flush(buffers[0]);
      }
      for (ByteBuffer buffer : buffers) {
        if (!flush(buffer)) {
          return false;
        }
      }
      return true;
    }
  }

  private boolean flush(ByteBuffer buffer) throws IOException {
    int from = buffer.position();
    try {
      return super.flush(new ByteBuffer[] {buffer});
    } finally {
      notes.written(buffer, from, buffer.position());
    }
  }
}
