package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.DueRecord;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedBufferRuleTest {
  private static final RecordFact DUE = new RecordFact(48, 90, "actor-1", "");
  private static final RecordFact CAME = new RecordFact(49, 90, "actor-2", "actor-2");

  private static final RecordDisorder SWAPPED =
      new RecordDisorder(Seen.SESSION, 5, Direction.OUTBOUND, 48, 4711, DUE, CAME);

  private final Rule rule = new ChangedBufferRule();

  private static RecordsAccepted accepted(long records) {
    return new RecordsAccepted(Seen.SESSION, 30, records);
  }

  @Test
  void shouldKnowThatWhatTheServerAcceptedWasDue() {
    Diagnosis diagnosis = Seen.explain(rule, SWAPPED, accepted(49), Seen.ALERT).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "the buffer of TLS record 48 was changed by another thread before it was noted what the"
                + " engine had made there (wrapped by actor-1, never seen whole): by the journal"
                + " record 49 (wrapped by actor-2, written by actor-2) left in its place, and the"
                + " server accepted that there");
    assertThat(diagnosis.evidence())
        .containsExactly(
            "at byte 4711 of the wire record 48 was due and record 49 left",
            "the server accepted 49 records, so also that one in its place: a receiver accepts no"
                + " other there",
            "the server rejected a record with bad_record_mac (Tag mismatch!)");
  }

  @Test
  void shouldKnowItOfBytesOfNoRecord() {
    RecordDisorder torn =
        new RecordDisorder(Seen.SESSION, 5, Direction.OUTBOUND, 48, 4711, DUE, null);

    assertThat(Seen.explain(rule, torn, accepted(50)).orElseThrow().sentence())
        .endsWith(
            "by the journal bytes of no record left in its place, and the server accepted"
                + " that there");
  }

  /** What a real disorder looks like: the server stops where it begins, or before. */
  @ParameterizedTest
  @ValueSource(longs = {0, 47, 48})
  void shouldBelieveTheJournalWhereTheServerAgrees(long records) {
    assertThat(Seen.explain(rule, SWAPPED, accepted(records))).isEmpty();
    assertThat(Diagnostician.diagnose(List.of(SWAPPED, accepted(records))).mechanism())
        .isEqualTo(Mechanism.RECORDS_REORDERED);
  }

  @Test
  void shouldBelieveTheJournalWhereNoServerSaysAnything() {
    assertThat(Seen.explain(rule, SWAPPED)).isEmpty();
  }

  /** Of what a client reads, and of a record that is known to be gone, the count says nothing. */
  @Test
  void shouldLeaveOthersToTheJournal() {
    RecordDisorder inbound =
        new RecordDisorder(Seen.SESSION, 5, Direction.INBOUND, 48, 4711, DUE, CAME);
    RecordDisorder overwritten =
        new RecordDisorder(
            Seen.SESSION,
            5,
            Direction.OUTBOUND,
            48,
            4711,
            DUE,
            CAME,
            new DueRecord(true, true, false, false));

    assertThat(Seen.explain(rule, inbound, accepted(1_000))).isEmpty();
    assertThat(Seen.explain(rule, overwritten, accepted(1_000))).isEmpty();
  }
}
