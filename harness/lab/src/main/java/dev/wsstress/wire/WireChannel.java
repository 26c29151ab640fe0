package dev.wsstress.wire;

import dev.wsstress.plan.Defaults;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ConnectionNotes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A non-blocking socket with a passive tap on what leaves. Who races for the socket races here: the
 * lock spans one write and the note of it, in the order of the socket's own write lock.
 *
 * <p>Threadsafe, except that one thread at a time may wait for bytes.
 */
public final class WireChannel implements AutoCloseable {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final SocketAddress localAddress;
  private final SocketAddress remoteAddress;
  private final ConnectionNotes notes;
  private final PlaintextWatch plaintext = new PlaintextWatch();
  private final boolean plain;
  private final Object writeOrder = new Object();

  private WireChannel(SocketChannel channel, TrialContext context) throws IOException {
    this.channel = channel;
    this.plain = context.isPlain();
    this.localAddress = channel.getLocalAddress();
    this.remoteAddress = channel.getRemoteAddress();
    this.notes = ConnectionNotes.starting(context.journaled(), context.captureBytes());
    this.selector = Selector.open();
    channel.configureBlocking(false);
    this.key = channel.register(selector, SelectionKey.OP_READ);
  }

  /**
   * Connects to the target of a trial.
   *
   * @param sendBuffer bytes of the socket's send buffer, or 0 for the system's choice
   */
  static WireChannel connect(TrialContext context, int sendBuffer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      if (sendBuffer > 0) {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, sendBuffer);
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address(context), (int) Defaults.CONNECT_LIMIT.toMillis());
      return new WireChannel(channel, context);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static InetSocketAddress address(TrialContext context) throws UnknownHostException {
    URI target = context.target();
    int usual = context.isPlain() ? HTTP_PORT : HTTPS_PORT;
    int port = target.getPort() < 0 ? usual : target.getPort();
    InetSocketAddress address = new InetSocketAddress(target.getHost(), port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(target.getHost());
    }
    return address;
  }

  /** What is noted of this connection. */
  public ConnectionNotes notes() {
    return notes;
  }

  /** Looks for messages in clear. */
  PlaintextWatch plaintext() {
    return plaintext;
  }

  /** The client's address, also after the channel is closed. */
  SocketAddress localAddress() {
    return localAddress;
  }

  /** The newest bytes of the connection as a capture file; empty if it was not asked for. */
  ByteBuffer pcapng() {
    return notes.pcapng(localAddress, remoteAddress);
  }

  /** Writes what the socket takes now; true if that was all. */
  public boolean write(ByteBuffer bytes) throws IOException {
    synchronized (writeOrder) {
      int from = bytes.position();
      int written = channel.write(bytes);
      notes.written(bytes, from, from + written);
      if (!plain) {
        plaintext.written(bytes, from, from + written);
      }
    }
    return !bytes.hasRemaining();
  }

  /** Reads what is there; 0 if nothing is, -1 at the end. */
  public int read(ByteBuffer target) throws IOException {
    int from = target.position();
    int count = channel.read(target);
    notes.read(target, from, target.position());
    return count;
  }

  /** Waits until there is something to read or to write, as far as it was asked for. */
  public void await() throws IOException {
    selector.select();
    selector.selectedKeys().clear();
  }

  /** As {@link #await()}, at most until a deadline of {@link System#nanoTime()}. */
  void awaitUntil(long deadlineNanos) throws IOException {
    long left = deadlineNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    selector.select(Math.max(1, left / 1_000_000));
    selector.selectedKeys().clear();
  }

  /** Whether {@link #await()} ends also when the socket takes bytes again. Any thread. */
  public void watchWritable(boolean wanted) {
    int ops = wanted ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    try {
      if (key.interestOps() != ops) {
        key.interestOps(ops);
        selector.wakeup();
      }
    } catch (CancelledKeyException closed) {
      // Any thread may close the channel at any time; the next one that uses it gets an exception.
    }
  }

  /** Ends the connection; a thread that waits in it comes back. */
  @Override
  public void close() {
    try {
      channel.close();
      selector.wakeup();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Frees the selector; by the waiting thread, when it waits no more. */
  void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** The socket's buffer is full: only the peer can help. */
  @SuppressWarnings("ThreadPriorityCheck")
  public static void backOff() {
    Thread.yield();
  }
}
