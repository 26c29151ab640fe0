package dev.wsstress.subject;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.RecordTrace;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client's end of a connection noted.
 *
 * @param localAddress the client's address, by which the server's notes are found; null if it was
 *     never connected
 * @param observations TLS failures and record disorders, in the order seen
 * @param trace the records around the first disorder
 */
public record ClientEvidence(
    @Nullable SocketAddress localAddress, List<Observation> observations, RecordTrace trace) {
  public ClientEvidence {
    observations = List.copyOf(observations);
  }
}
