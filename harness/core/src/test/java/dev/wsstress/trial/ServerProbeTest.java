package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerProbeTest {
  private static final String REFUSES = "is gone: it refuses new connections";
  private final IOException refused = new ConnectException("Connection refused");
  private final IOException noAddress = new BindException("Cannot assign requested address");

  @Test
  void shouldAccuseOnlyAServerThatRefuses() {
    ServerProbe.Failure failure = ServerProbe.of(List.of(refused, refused));

    assertThat(failure.problem()).isEqualTo(REFUSES);
    assertThat(failure.blame()).containsExactly(Blame.SERVER);
  }

  static Stream<IOException> silence() {
    return Stream.of(
        new SocketTimeoutException("Connect timed out"),
        new ConnectException("Connection timed out"),
        new NoRouteToHostException("No route to host"),
        new SocketException("Network is unreachable"),
        new UnknownHostException("target.example"));
  }

  /** Also where another address of the same host refuses. */
  @ParameterizedTest
  @MethodSource("silence")
  void shouldNotTakeSilenceForARefusal(IOException silence) {
    for (List<IOException> failures : List.of(List.of(silence), List.of(refused, silence))) {
      ServerProbe.Failure failure = ServerProbe.of(failures);

      assertThat(failure.problem()).isEqualTo("cannot be reached: " + silence);
      assertThat(failure.blame()).containsExactly(Blame.SERVER, Blame.NETWORK);
    }
  }

  @Test
  void shouldNotAccuseAServerForWhatThisMachineHasNoMoreOf() {
    for (IOException here : List.of(noAddress, new SocketException("Too many open files"))) {
      ServerProbe.Failure failure = ServerProbe.of(List.of(here));

      assertThat(failure.problem()).isEqualTo("cannot be asked by this machine: " + here);
      assertThat(failure.blame()).containsExactly(Blame.HOST);
    }
  }

  /** A machine without IPv6 fails at that address of a host by itself. */
  @Test
  void shouldBelieveTheAddressThatThisMachineCanUse() {
    assertThat(ServerProbe.of(List.of(noAddress, refused)).problem()).isEqualTo(REFUSES);
  }

  @Test
  void shouldTellAServerThatIsThereFromOneThatIsGone() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, here)) {
      port = server.getLocalPort();
      assertThat(ServerProbe.failure(here.getHostAddress(), port)).isEmpty();
    }
    assertThat(ServerProbe.failure(here.getHostAddress(), port))
        .map(ServerProbe.Failure::problem)
        .contains(REFUSES);
  }
}
