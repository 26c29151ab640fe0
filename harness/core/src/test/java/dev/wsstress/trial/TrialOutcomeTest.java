package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.model.TlsObservation.TlsFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrialOutcomeTest {
  private static final Observation ACCEPTED = new RecordsAccepted(0, 1, 48);
  private static final Observation ENVIRONMENT = new Environment(0, 2, "no server", "start it");
  private static final Observation THROWN =
      new Thrown(0, 3, Side.CLIENT, "java.io.IOException", "broken pipe");
  private static final Observation CLOSED = new Closed(0, 4, Side.CLIENT, 1006, "");
  private static final Observation VIOLATION = new Closed(0, 5, Side.SERVER, 1002, "bad opcode");
  private static final Observation STALL = new Stall(0, 6, 4, 1, java.util.List.of());
  private static final Observation ALERT =
      new TlsFailure(0, 7, Side.SERVER, true, "bad_record_mac", "Tag mismatch!");
  private static final Observation DISORDER =
      new RecordDisorder(0, 8, Direction.OUTBOUND, 1, 90, new RecordFact(1, 90, "a", ""), null);

  private static Observation fault(Outcome outcome) {
    StampAddress address = new StampAddress(0, 0, 0, 0);
    return new MessageFault(0, 9, Side.SERVER, outcome, address, null, "message 0 was other");
  }

  private static Outcome outcome(Observation... seen) {
    return TrialJoin.outcome(List.of(seen));
  }

  @Test
  void shouldBeDeliveredWhenNothingSpeaksAgainstIt() {
    assertThat(outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(outcome(ACCEPTED)).isEqualTo(Outcome.DELIVERED);
  }

  static Stream<Arguments> pairsOfWeight() {
    List<Observation> lightToHeavy =
        List.of(
            ACCEPTED,
            THROWN,
            STALL,
            fault(Outcome.LOST),
            fault(Outcome.DUPLICATED),
            fault(Outcome.REORDERED),
            VIOLATION,
            ALERT,
            fault(Outcome.CORRUPTED));
    List<Arguments> pairs = new ArrayList<>();
    for (int light = 0; light < lightToHeavy.size(); light++) {
      for (int heavy = light + 1; heavy < lightToHeavy.size(); heavy++) {
        pairs.add(Arguments.of(lightToHeavy.get(light), lightToHeavy.get(heavy)));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairsOfWeight")
  void shouldBeNamedByTheWeightierInAnyOrder(Observation light, Observation heavy) {
    assertThat(outcome(light, heavy)).isEqualTo(heavy.outcome());
    assertThat(outcome(heavy, light)).isEqualTo(heavy.outcome());
  }

  @Test
  void shouldCountADisorderOnTheWireAsATlsFailureEvenBeforeTheAlert() {
    assertThat(outcome(DISORDER, CLOSED)).isEqualTo(Outcome.TLS_ALERT);
  }

  @Test
  void shouldBlameTheEnvironmentForThePlainEndOfAConnection() {
    assertThat(outcome(ENVIRONMENT)).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(outcome(THROWN, CLOSED, ENVIRONMENT)).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(outcome(ENVIRONMENT, CLOSED)).isEqualTo(Outcome.INFRASTRUCTURE);
  }

  static Stream<Observation> whatNoEnvironmentDoes() {
    return Stream.concat(
        Stream.of(VIOLATION, ALERT, DISORDER),
        Stream.of(Outcome.LOST, Outcome.DUPLICATED, Outcome.REORDERED, Outcome.CORRUPTED)
            .map(TrialOutcomeTest::fault));
  }

  @ParameterizedTest
  @MethodSource("whatNoEnvironmentDoes")
  void shouldNotExcuseByTheEnvironmentWhatItCannotCause(Observation seen) {
    assertThat(outcome(seen, CLOSED, ENVIRONMENT)).isEqualTo(seen.outcome());
    List<Observation> reversed = Arrays.asList(seen, CLOSED, ENVIRONMENT);
    Collections.reverse(reversed);
    assertThat(TrialJoin.outcome(reversed)).isEqualTo(seen.outcome());
  }

  @Test
  void shouldBeAFailureWithoutAnEnvironmentToBlame() {
    assertThat(outcome(THROWN).isFailure()).isTrue();
    assertThat(outcome(ENVIRONMENT, THROWN).isFailure()).isFalse();
  }
}
