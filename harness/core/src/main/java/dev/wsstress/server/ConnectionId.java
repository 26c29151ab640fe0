package dev.wsstress.server;

import java.net.SocketAddress;
import java.util.OptionalInt;

/**
 * A connection that a server accepted.
 *
 * @param serial its number among all that this server accepted, from 0
 * @param client the address that it came from
 * @param session the number of its session, or empty if it does not say
 */
public record ConnectionId(long serial, SocketAddress client, OptionalInt session) {
  /** In a few words. */
  @Override
  public String toString() {
    return "connection " + serial + " from " + client;
  }
}
