package dev.wsstress.trial;

import dev.wsstress.load.Conversation;
import dev.wsstress.plan.Target;
import dev.wsstress.reports.result.Blame;
import dev.wsstress.reports.result.Observation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells a subject that lost its connections from a server that died: when sessions broke, it knocks
 * once at somebody else's server. A server that refuses even that is gone, and nobody else is to
 * blame for the end of its connections.
 */
final class ServerDeath {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int DEFAULT_PORT = 443;

  private ServerDeath() {}

  static void check(
      Target target, List<Conversation> conversations, FaultLog faults, long atNanos) {
    if (target instanceof Target.Remote remote
        && conversations.stream().anyMatch(Conversation::isBroken)
        && !answers(remote)) {
      for (Conversation conversation : conversations) {
        if (conversation.isBroken()) {
          faults.add(gone(remote, conversation.session(), atNanos));
        }
      }
    }
  }

  private static Observation gone(Target.Remote remote, int session, long atNanos) {
    return new Observation.Environment(
        session,
        atNanos,
        "the server at " + remote.uri() + " is gone: it refuses new connections",
        "look for its crash in its own log, then run again",
        List.of(Blame.SERVER));
  }

  private static boolean answers(Target.Remote remote) {
    int port = remote.uri().getPort() < 0 ? DEFAULT_PORT : remote.uri().getPort();
    try {
      for (InetAddress address : InetAddress.getAllByName(remote.uri().getHost())) {
        if (answers(address, port)) {
          return true;
        }
      }
    } catch (UnknownHostException nowhere) {
      return false;
    }
    return false;
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket knock = new Socket()) {
      knock.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
