package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The server that sessions go to. */
public sealed interface Target {
  /**
   * The verifying server, started by wsstress on loopback for each trial.
   *
   * @param port the TCP port, 0 for any free one
   * @param plain whether it speaks {@code ws} without TLS, as a control needs it
   * @param ownJvm whether it runs in a JVM of its own, so that what the client costs can be told
   */
  record Embedded(int port, boolean plain, boolean ownJvm) implements Target {
    public Embedded {
      if (port < 0 || port > 65_535) {
        throw new PlanException("a port goes from 0 to 65535: port=" + port);
      }
    }

    /** With TLS, in this JVM. */
    public Embedded(int port) {
      this(port, false, false);
    }

    /** The same without TLS. */
    public Embedded withoutTls() {
      return new Embedded(port, true, ownJvm);
    }

    /** The same in a JVM of its own. */
    public Embedded inItsOwnJvm() {
      return new Embedded(port, plain, true);
    }

    @Override
    public String toString() {
      return (port == 0 ? "embedded" : "embedded on port " + port)
          + (plain ? ", plain ws" : "")
          + (ownJvm ? ", in its own JVM" : "");
    }
  }

  /**
   * Somebody else's echo server.
   *
   * @param uri where, {@code wss}
   * @param trustedCa a PEM file of the only certificates to trust, or null for the JDK's trust
   *     store
   */
  record Remote(URI uri, @Nullable Path trustedCa) implements Target {
    public Remote {
      if (!"wss".equals(uri.getScheme()) || uri.getHost() == null) {
        throw new PlanException("a target is wss://host[:port]/path, not '" + uri + "'");
      }
    }

    /**
     * Whether every address of the host is this machine's own.
     *
     * @throws EnvironmentException if the host has no address
     */
    public boolean isLoopback() {
      try {
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
          if (!address.isLoopbackAddress()) {
            return false;
          }
        }
        return true;
      } catch (UnknownHostException e) {
        throw new EnvironmentException(
            "the host of the target is unknown: " + uri.getHost(), "check the target", e);
      }
    }

    @Override
    public String toString() {
      return uri.toString();
    }
  }
}
