package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.TlsFailure;
import dev.wsstress.model.WireObservation.RecordsForwarded;
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
    RecordDisorder disorder = new RecordDisorder(3, 8, Direction.OUTBOUND, 4, 400, due, came);
    assertBlame(List.of(Blame.CLIENT), disorder, REJECTED);
  }

  /** The engine may have made it wrongly: that it left as it was made does not say who is wrong. */
  @Test
  void shouldBlameNobodyForARecordThatLeftWell() {
    assertBlame(List.of(), REJECTED, new AllRecordsInOrder(3, 10, 12));
    assertBlame(List.of(), REJECTED);
  }

  @Test
  void shouldBlameTheClientForWhatTheServerReceivedWronglyOverIntactTls() {
    Observation noise = Seen.corrupted(Side.SERVER, 4, "noise");
    assertBlame(List.of(Blame.CLIENT), noise);
    assertBlame(List.of(), noise, REJECTED);
  }

  /** After an exception of the client, what the server misses is its consequence. */
  @Test
  void shouldNotBlameTheClientForWhatFollowsItsEnd() {
    Thrown ended = new Thrown(3, 1, Side.CLIENT, "java.io.IOException", "Broken pipe");
    assertBlame(List.of(), ended, Seen.corrupted(Side.SERVER, 4, "noise"));
  }

  @Test
  void shouldBlameNobodyForAMessageThatOnlyTheClientSaw() {
    assertBlame(List.of(), Seen.corrupted(Side.CLIENT, 4, "noise"));
  }

  /** Behind a tap proxy there is only loopback, so it was one of the ends. */
  @Test
  void shouldNotTellTheEndsApartForARecordThatPassedAProxy() {
    RecordsForwarded passed = new RecordsForwarded(3, 10, 12, false);
    TlsFailure handshake = new TlsFailure(3, 9, Side.SERVER, true, "handshake_failure", "");
    assertBlame(List.of(Blame.CLIENT, Blame.SERVER), REJECTED, passed);
    assertBlame(List.of(), handshake, passed);
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
