package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientDeathTest {
  private static List<Observation> left(Observation... seen) {
    List<Observation> left = new ArrayList<>(List.of(seen));
    ClientDeath.removeConsequences(left);
    return left;
  }

  private static Thrown server(String type, String message, String... causes) {
    return new Thrown(3, 10, Side.SERVER, type, message, List.of(causes), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.EOFException, ''",
    "java.io.IOException, Broken pipe",
    "java.net.SocketException, Connection reset",
    "java.nio.channels.ClosedChannelException, ''",
    "org.eclipse.jetty.io.EofException, ''",
    "java.util.concurrent.TimeoutException, Idle timeout expired",
    "javax.net.ssl.SSLException, closing inbound before receiving peer's close_notify",
  })
  void shouldRemoveWhatAServerSeesOfAClientThatIsGone(String type, String message) {
    assertThat(left(server(type, message))).isEmpty();
    assertThat(left(server("java.io.IOException", message, type))).isEmpty();
  }

  /** A client that dies sends no wrong bytes by that. */
  @ParameterizedTest
  @CsvSource({
    "org.eclipse.jetty.websocket.core.exception.ProtocolException, RSV1 not allowed to be set",
    "org.eclipse.jetty.websocket.core.exception.BadPayloadException, bad UTF-8",
    "java.util.zip.DataFormatException, invalid stored block lengths",
    "java.util.zip.ZipException, invalid block type",
    "java.nio.charset.MalformedInputException, Input length = 1",
    "javax.net.ssl.SSLException, Tag mismatch!",
    "java.lang.IllegalStateException, ''",
  })
  void shouldKeepWhatAServerSaysOfBytes(String type, String message) {
    Thrown bare = server(type, message);
    assertThat(left(bare)).containsExactly(bare);
    Thrown wrapped = server("java.io.IOException", "", type);
    assertThat(left(wrapped)).containsExactly(wrapped);
  }

  @Test
  void shouldKeepWhatTheClientSaidAndACloseForAProtocolError() {
    Observation client = new Thrown(3, 10, Side.CLIENT, "java.io.EOFException", "");
    Observation error = new Closed(3, 10, Side.SERVER, 1002, "");
    Observation end = new Closed(3, 10, Side.SERVER, 1006, "");

    assertThat(left(client, error, end)).containsExactly(client, error);
  }
}
