package dev.wsstress.server;

import dev.wsstress.model.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server noted of one connection. Immutable.
 *
 * @param number the number in its observations: that of its session, or, where it did not say, one
 *     of its own that is no session's
 * @param numbered whether it said which session it is
 * @param named the session that its stamped messages name, or null if it said so itself or sent
 *     none
 * @param client the address that it came from, as text
 * @param clientRandom of its ClientHello in hexadecimal, or null without TLS
 * @param seen what was noted
 */
public record ServedConnection(
    int number,
    boolean numbered,
    @Nullable Integer named,
    String client,
    @Nullable String clientRandom,
    List<Observation> seen) {
  public ServedConnection {
    seen = List.copyOf(seen);
  }
}
