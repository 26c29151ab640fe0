package dev.wsstress.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.Retainable;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The socket below TLS. A write that has to wait for the socket holds its buffer until it has
 * ended, see {@link BufferRetainingSslConnection}. Threadsafe.
 */
public class BufferRetainingEndPoint extends SocketChannelEndPoint {
  private final boolean nonBlocking;
  private volatile @Nullable ConnectionBuffers above;

  /**
   * Whether the last read took less than there was room for, so that the socket had no more.
   * Written by who reads, and when the socket is ready again, which is before the next read.
   */
  private volatile boolean drained;

  /** The last task of Jetty's that was wrapped, and its wrapper. Selector's thread only. */
  private @Nullable Runnable given;

  private @Nullable Runnable wrapped;

  /**
   * As Jetty's.
   *
   * @param nonBlocking whether the selector's thread itself does what there is to do when the
   *     socket is ready: no hand-over to another thread, and nothing that it runs may block
   */
  public BufferRetainingEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      boolean nonBlocking) {
    super(channel, selector, key, scheduler);
    this.nonBlocking = nonBlocking;
  }

  /**
   * As Jetty's, but a socket that was just read empty is not asked again: Jetty reads until nothing
   * comes, which is a system call more for each message. What arrives meanwhile is not lost, since
   * the selector is level-triggered.
   */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    if (drained) {
      drained = false;
      return 0;
    }
    int room = BufferUtil.space(buffer);
    int count = super.fill(buffer);
    drained = count > 0 && count < room;
    return count;
  }

  /** Jetty has a task for each kind of readiness, and readiness is of one kind most of the time. */
  @Override
  public @Nullable Runnable onSelected() {
    drained = false;
    Runnable task = super.onSelected();
    if (task == null || !nonBlocking) {
      return task;
    }
    if (task != given) {
      given = task;
      wrapped = Invocable.from(Invocable.InvocationType.NON_BLOCKING, task);
    }
    return wrapped;
  }

  /** Tells it whose buffers it writes; before the first write. */
  void writesFor(ConnectionBuffers connection) {
    above = connection;
  }

  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    ConnectionBuffers owner = above;
    if (owner == null || buffers.length != 1) {
      super.write(callback, buffers);
      return;
    }
    Retainable held = owner.hold(buffers[0]);
    if (held == null) {
      // Only an empty buffer is given back: somebody else has written all of it meanwhile. It may
      // be another connection's now, so not even its emptiness is to be looked at.
      super.write(callback, BufferUtil.EMPTY_BUFFER);
    } else {
      super.write(new Held(callback, held), buffers);
    }
  }

  /** Lets the buffer go when the write has ended, and nothing reads it any more. */
  private static final class Held extends Callback.Nested {
    private final Retainable buffer;

    Held(Callback callback, Retainable buffer) {
      super(callback);
      this.buffer = buffer;
    }

    @Override
    public void succeeded() {
      buffer.release();
      super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
      buffer.release();
      super.failed(cause);
    }
  }
}
