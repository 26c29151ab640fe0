package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlamingTest {
  private static final TlsFailure REJECTED =
      new TlsFailure(3, 9, Side.SERVER, true, "bad_record_mac", "Tag mismatch");

  private static void assertBlame(List<Blame> blame, Observation... seen) {
    assertThat(Diagnostician.diagnose(List.of(seen)).blame()).isEqualTo(blame);
  }

  @Test
  void shouldBlameTheClientWhoseRecordsLeftInDisorder() {
    RecordFact due = new RecordFact(4, 99, "a", "a");
    RecordFact came = new RecordFact(5, 99, "b", "b");
    RecordDisorder disorder =
        new RecordDisorder(3, 8, Mechanism.RECORDS_REORDERED, 4, 400, due, came);
    assertBlame(List.of(Blame.CLIENT), disorder, REJECTED);
  }

  @Test
  void shouldNotTellServerAndNetworkApartWhereAllLeftWell() {
    assertBlame(List.of(Blame.SERVER, Blame.NETWORK), REJECTED, new AllRecordsInOrder(3, 10, 12));
  }

  @Test
  void shouldNotBlameThemForWhatFollowedAFailureOfTheClient() {
    Thrown before = new Thrown(3, 8, Side.CLIENT, "javax.net.ssl.SSLException", "Fail to wrap");
    assertBlame(List.of(), before, REJECTED, new AllRecordsInOrder(3, 10, 12));
  }

  @Test
  void shouldBlameNobodyWhereNobodyLookedAtTheRecords() {
    assertBlame(List.of(), REJECTED);
  }

  @Test
  void shouldBlameNobodyForAConnectionThatJustEnded() {
    assertBlame(List.of(), new Thrown(3, 1, Side.CLIENT, "java.io.IOException", "Broken pipe"));
  }

  @Test
  void shouldBlameWhatTheEnvironmentSays() {
    assertBlame(List.of(Blame.HOST), new Environment(3, 1, "no descriptors", "ulimit"));
    assertBlame(
        List.of(Blame.SERVER), new Environment(3, 1, "gone", "see its log", List.of(Blame.SERVER)));
  }
}
