package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.SessionRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LostReportTest {
  private final EnvironmentException gone =
      new EnvironmentException("the server's JVM does not answer", "see what it printed");

  private static Observation corruption(int session) {
    StampAddress address = new StampAddress(0, session, 0, 0);
    return new Observation.MessageFault(
        session, 1, Side.CLIENT, Outcome.CORRUPTED, address, null, "other bytes");
  }

  private static Observation end(int session) {
    return new Observation.Closed(session, 2, Side.CLIENT, 1006, "");
  }

  private List<Observation> lost(int sessions, Observation... seen) {
    List<SessionReport> reports =
        Stream.of(seen)
            .map(
                one ->
                    new SessionReport(
                        one.session(),
                        0,
                        List.of(),
                        List.of(one),
                        RecordTrace.EMPTY,
                        SessionReport.NO_BYTES))
            .toList();
    ClientReport client =
        new ClientReport(
            TrialResult.End.COMPLETED,
            new ClientReport.Opened(SessionRange.of(sessions), sessions),
            new ClientReport.Traffic(1, 1, 0, 1),
            reports,
            List.of(),
            ClientReport.Times.NONE,
            null);
    return LostReport.of(client, gone, 3).gone();
  }

  private Observation fact(int session) {
    return new Environment(session, 3, gone.problem(), gone.remedy(), List.of());
  }

  @Test
  void shouldExplainPlainEndsOnly() {
    assertThat(lost(4, corruption(0), end(1), end(2))).containsExactly(fact(1), fact(2));
  }

  @Test
  void shouldSayOnASoundSessionThatTheServersWordIsMissing() {
    assertThat(lost(2, corruption(0))).containsExactly(fact(1));
    assertThat(lost(2)).containsExactly(fact(0));
  }

  @Test
  void shouldNotExplainCorruption() {
    assertThat(lost(1, corruption(0))).isEmpty();
  }
}
