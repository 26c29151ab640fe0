package dev.wsstress.server;

import dev.wsstress.jetty.BufferRetainingEndPoint;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** The socket of an accepted connection, with what is noted of it. */
final class ServedEndPoint extends BufferRetainingEndPoint {
  private final ServerNotes notes;
  private final Consumer<ServerNotes> whenClosed;

  ServedEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      ServerNotes notes,
      Consumer<ServerNotes> whenClosed) {
    // Nothing that the server does with a message blocks, so nothing is handed over.
    super(channel, selector, key, scheduler, true);
    this.notes = notes;
    this.whenClosed = whenClosed;
  }

  /** The socket below a connection's own end point. */
  static ServedEndPoint below(EndPoint endPoint) {
    return (ServedEndPoint) (endPoint instanceof EndPoint.Wrapper tls ? tls.unwrap() : endPoint);
  }

  ServerNotes notes() {
    return notes;
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    whenClosed.accept(notes);
  }
}
