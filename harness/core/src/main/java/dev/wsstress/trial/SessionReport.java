package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a client side noted of a session. Immutable.
 *
 * @param session its number
 * @param verifiedBefore messages of it that were verified before it broke, or in all
 * @param addresses the local addresses of its connections, as text, where they are known
 * @param seen what was seen, in the order of time
 * @param trace the records around the first disorder
 * @param pcapng its bytes as a capture file, or empty
 */
public record SessionReport(
    int session,
    long verifiedBefore,
    List<String> addresses,
    List<Observation> seen,
    RecordTrace trace,
    ByteBuffer pcapng) {
  /** No bytes were kept. */
  public static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  public SessionReport {
    addresses = List.copyOf(addresses);
    seen = List.copyOf(seen);
  }
}
