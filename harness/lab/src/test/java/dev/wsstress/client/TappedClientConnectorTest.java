package dev.wsstress.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.server.CannedServer;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.wire.ToldHandler;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TappedClientConnectorTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private static int get(String target, CannedServer server) throws Exception {
    TappedClientConnector connector =
        new TappedClientConnector(
            JournaledSslConnection::new,
            ToldHandler.context(
                new Endpoint(URI.create(target), TestAuthority.create().pem(), false),
                Defaults.TLS));
    try (HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(connector))) {
      http.start();
      return http.GET("http://127.0.0.1:" + server.port()).getStatus();
    }
  }

  @Test
  void shouldSendNothingInClearTextWhereTheTargetHasTls() throws Exception {
    try (CannedServer server = CannedServer.plain(request -> ANSWER)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> get("wss://127.0.0.1/", server))
          .withCauseInstanceOf(SSLException.class)
          .withMessageContaining("without TLS");
      assertThat(server.received()).isZero();
    }
  }

  @Test
  void shouldGoWithoutTlsWhereTheTargetDoes() throws Exception {
    try (CannedServer server = CannedServer.plain(request -> ANSWER)) {
      assertThat(get("ws://127.0.0.1/", server)).isEqualTo(200);
    }
  }
}
