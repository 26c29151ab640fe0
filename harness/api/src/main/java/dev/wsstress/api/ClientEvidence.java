package dev.wsstress.api;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client's end of a connection noted.
 *
 * @param localAddress the client's address, by which the server's notes are found; null if it was
 *     never connected
 * @param observations TLS failures and record disorders, in the order seen
 * @param trace the records around the first disorder
 * @param pcapng the newest bytes of the connection as a capture file; empty if nobody asked for
 *     them, or they cannot be had
 */
public record ClientEvidence(
    @Nullable SocketAddress localAddress,
    List<Observation> observations,
    RecordTrace trace,
    ByteBuffer pcapng) {
  public ClientEvidence {
    observations = List.copyOf(observations);
  }

  /** Evidence without bytes. */
  public ClientEvidence(
      @Nullable SocketAddress localAddress, List<Observation> observations, RecordTrace trace) {
    this(localAddress, observations, trace, ByteBuffer.allocate(0));
  }
}
