package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.tls.ClientTaps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionMatchTest {
  private static final int UNNUMBERED = 1 << 30;
  private static final String ADDRESS = "/127.0.0.1:40001";
  private static final String RANDOM = "0123abcd";

  private static ClientReport client(ClientTaps.Connection... tapped) {
    SessionReport session =
        new SessionReport(
            1, 5, List.of(ADDRESS), List.of(), RecordTrace.EMPTY, SessionReport.NO_BYTES);
    return new ClientReport(
        TrialResult.End.COMPLETED,
        new ClientReport.Opened(new SessionRange(0, 4), 4),
        new ClientReport.Traffic(20, 1280, 0, 1),
        List.of(session),
        List.of(tapped),
        ClientReport.Times.NONE,
        null);
  }

  private static ServedConnection rejected(
      boolean numbered, int number, @Nullable Integer named, String address) {
    Observation alert =
        new TlsFailure(number, 7, Side.SERVER, false, "certificate_unknown", "not trusted");
    return new ServedConnection(number, numbered, named, address, RANDOM, List.of(alert));
  }

  private static Map<Integer, List<Observation>> match(
      ClientReport client, ServedConnection connection) {
    return ConnectionMatch.bySession(client, new ServerReport(List.of(connection), List.of()));
  }

  @Test
  void shouldHoldNoConnectionAgainstAClientThatMayBeAnybodys() {
    ServedConnection anybody = rejected(false, UNNUMBERED + 9, null, "/127.0.0.1:51111");

    assertThat(match(client(), anybody)).isEmpty();
  }

  @Test
  void shouldKnowAConnectionByItsNumberItsAddressOrItsMessages() {
    assertThat(match(client(), rejected(true, 2, null, "/127.0.0.1:51111"))).containsOnlyKeys(2);
    assertThat(match(client(), rejected(false, UNNUMBERED, null, ADDRESS))).containsOnlyKeys(1);
    assertThat(match(client(), rejected(false, UNNUMBERED, 3, "/127.0.0.1:51111")))
        .containsOnlyKeys(3);
  }

  @Test
  void shouldKnowAConnectionThatAnEngineOfTheClientMade() {
    ClientReport client = client(new ClientTaps.Connection(RANDOM, List.of()));

    assertThat(match(client, rejected(false, UNNUMBERED, null, "/127.0.0.1:51111")))
        .containsOnlyKeys(UNNUMBERED);
  }
}
