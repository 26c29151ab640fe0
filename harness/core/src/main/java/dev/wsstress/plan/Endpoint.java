package dev.wsstress.plan;

import java.net.URI;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions connect, and whom to trust there; the only place that knows how a connection tells
 * its number. Immutable.
 *
 * @param base the URI of the server's echo
 * @param ca the only certificates to trust, as PEM, or null for the JDK's trust store
 * @param numbered whether the server reads the number of a session; another server is sent the URI
 *     as it is
 */
public record Endpoint(URI base, @Nullable String ca, boolean numbered) {
  private static final String SESSION = "session";
  private static final String CONNECTION = "connection";
  private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=(\\d{1,9})");

  /**
   * What a connection says of itself.
   *
   * @param session the number of its session, or empty if it does not say
   * @param connection its number in the session, 0 if it does not say
   */
  public record ConnectionNumber(OptionalInt session, int connection) {}

  /** Where one connection of a session connects. */
  public URI forSession(int session, int connection) {
    if (!numbered) {
      return base;
    }
    String separator = base.getRawQuery() == null ? "?" : "&";
    String part = connection == 0 ? "" : "&" + CONNECTION + "=" + connection;
    return URI.create(base + separator + SESSION + "=" + session + part);
  }

  /** Whether there is no TLS. */
  public boolean isPlain() {
    return "ws".equals(base.getScheme());
  }

  /** The same server behind another port of loopback. */
  public Endpoint behind(int port) {
    URI moved =
        URI.create(base.getScheme() + "://" + base.getHost() + ":" + port + base.getRawPath());
    return new Endpoint(moved, ca, numbered);
  }

  /**
   * Reads back what {@link #forSession} wrote.
   *
   * @param query of the request, or null if it has none
   */
  public static ConnectionNumber read(@Nullable String query) {
    OptionalInt session = OptionalInt.empty();
    int connection = 0;
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      Matcher m = PARAMETER.matcher(parameter);
      if (m.matches() && m.group(1).equals(SESSION)) {
        session = OptionalInt.of(Integer.parseInt(m.group(2)));
      } else if (m.matches() && m.group(1).equals(CONNECTION)) {
        connection = Integer.parseInt(m.group(2));
      }
    }
    return new ConnectionNumber(session, connection);
  }
}
