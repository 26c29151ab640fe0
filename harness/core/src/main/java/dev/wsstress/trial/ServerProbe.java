package dev.wsstress.trial;

import dev.wsstress.model.Blame;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One more connection to a server, to see whether it is there. Only a refusal is the server's own
 * word; silence can be the network's, and an attempt may fail on this machine. Stateless;
 * threadsafe.
 */
final class ServerProbe {
  private static final int PATIENCE_MILLIS = 2_000;

  private ServerProbe() {}

  /**
   * What is wrong, in words that follow those for the server.
   *
   * @param problem what was met
   * @param remedy what a person can do
   * @param blame whose fault that can be
   */
  record Failure(String problem, String remedy, List<Blame> blame) {}

  /** Tries each address of a host; none if one of them answers. */
  static Optional<Failure> failure(String host, int port) {
    List<IOException> failures = new ArrayList<>();
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        try (Socket attempt = new Socket()) {
          attempt.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
          return Optional.empty();
        } catch (IOException failure) {
          failures.add(failure);
        }
      }
    } catch (UnknownHostException nowhere) {
      failures.add(nowhere);
    }
    return Optional.of(of(failures));
  }

  /** What the attempts at all addresses of a host say together. */
  static Failure of(List<IOException> failures) {
    List<IOException> abroad = failures.stream().filter(one -> !isOfThisHost(one)).toList();
    if (abroad.isEmpty()) {
      return new Failure(
          "cannot be asked by this machine: " + failures.get(0),
          "look what this machine has no more of, then run again",
          List.of(Blame.HOST));
    }
    return abroad.stream()
        .filter(one -> !isRefusal(one))
        .findFirst()
        .map(ServerProbe::unreachable)
        .orElseGet(
            () ->
                new Failure(
                    "is gone: it refuses new connections",
                    "look for its crash in its own log, then run again",
                    List.of(Blame.SERVER)));
  }

  private static Failure unreachable(IOException failure) {
    return new Failure(
        "cannot be reached: " + failure,
        "check that it is up and the network between, then run again",
        List.of(Blame.SERVER, Blame.NETWORK));
  }

  /** A connection can also end so by a timeout of the system or for want of a route. */
  private static boolean isRefusal(IOException failure) {
    return failure instanceof ConnectException && says(failure, "refused");
  }

  /** No address or port was left here, or no descriptor. */
  private static boolean isOfThisHost(IOException failure) {
    return failure instanceof BindException
        || says(failure, "too many open files")
        || says(failure, "cannot assign requested address");
  }

  private static boolean says(IOException failure, String words) {
    String message = failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
