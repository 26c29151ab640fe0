package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.WireObservation.WireDisorder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisorderMechanismTest {
  private static final RecordFact DUE = new RecordFact(48, 90, "actor-1", "");

  private static Mechanism of(@Nullable Direction direction, @Nullable Long found, DueRecord due) {
    RecordFact came = found == null ? null : new RecordFact(found, 90, "actor-2", "actor-2");
    return DisorderMechanism.of(
        new RecordDisorder(Seen.SESSION, 5, direction, 48, 4711, DUE, came, due));
  }

  @ParameterizedTest
  @CsvSource({"49, RECORDS_REORDERED", "47, RECORD_FOREIGN", ", RECORD_TORN"})
  void shouldTakeTheOrderOfTheRecordsForWhatItIs(@Nullable Long found, Mechanism mechanism) {
    assertThat(of(Direction.OUTBOUND, found, DueRecord.UNKNOWN)).isEqualTo(mechanism);
    assertThat(of(null, found, DueRecord.UNKNOWN)).as("of an older version").isEqualTo(mechanism);
    assertThat(DisorderMechanism.of(new WireDisorder(3, 5, 48, 4711, found, true)))
        .isEqualTo(mechanism);
  }

  @ParameterizedTest
  @CsvSource({"49", "47", "''"})
  void shouldCallAllThatIsReadInDisorderMixed(String found) {
    Long came = found.isEmpty() ? null : Long.valueOf(found);

    assertThat(of(Direction.INBOUND, came, new DueRecord(true, true, true, false)))
        .isEqualTo(Mechanism.INBOUND_RECORDS_MIXED);
  }

  /** Columns: never left, wrapped over, its writer went on, unknown bytes followed. */
  @ParameterizedTest
  @CsvSource({
    "49, true, true, false, false, NET_BUFFER_SHARED",
    "49, true, false, true, false, NET_BUFFER_SHARED",
    "49, true, false, false, false, RECORDS_REORDERED",
    "49, true, true, true, true, RECORDS_REORDERED",
    "49, false, true, true, false, RECORDS_REORDERED",
    "47, true, true, true, false, RECORD_FOREIGN",
    ", true, true, false, true, NET_BUFFER_SHARED",
    ", true, false, true, false, RECORD_TORN",
    ", false, true, true, false, RECORD_TORN",
  })
  void shouldKnowARecordThatWasOverwritten(
      @Nullable Long found,
      boolean neverLeft,
      boolean wrappedOver,
      boolean writerWentOn,
      boolean unknownFollowed,
      Mechanism mechanism) {
    DueRecord due = new DueRecord(neverLeft, wrappedOver, writerWentOn, unknownFollowed);

    assertThat(of(Direction.OUTBOUND, found, due)).isEqualTo(mechanism);
  }

  @Test
  void shouldNotKnowARecordAsOverwrittenByAnyOtherOfItsFacts() {
    assertThat(of(Direction.OUTBOUND, 49L, new DueRecord(false, false, true, false)))
        .isEqualTo(Mechanism.RECORDS_REORDERED);
  }
}
