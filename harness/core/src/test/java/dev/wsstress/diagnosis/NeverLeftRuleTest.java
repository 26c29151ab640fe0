package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Arrived;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.Side;
import dev.wsstress.model.StreamFact;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 10 and 20 messages were given to a session, 8 and 17 came back. */
class NeverLeftRuleTest {
  private static final AllRecordsInOrder LEFT = new AllRecordsInOrder(Seen.SESSION, 90, 28);
  private static final RecordsAccepted ACCEPTED = new RecordsAccepted(Seen.SESSION, 91, 28);
  private static final Arrived ARRIVED = new Arrived(Seen.SESSION, 92, 25);

  private final Rule rule = new NeverLeftRule();

  private static Stall stall(@Nullable Integer queued) {
    return new Stall(
        Seen.SESSION,
        50,
        5,
        2_000_000_000L,
        List.of(),
        List.of(),
        queued,
        List.of(new StreamFact(0, 9, 7), new StreamFact(1, 19, 16)));
  }

  private boolean isExplained(Observation... seen) {
    return Seen.explain(rule, seen).isPresent();
  }

  @Test
  void shouldSayThatMessagesWereLostWhereTheyWereQueued() {
    Diagnosis diagnosis = Seen.explain(rule, stall(0), LEFT, ACCEPTED, ARRIVED).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.QUEUE_UNSYNCHRONIZED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "5 of the messages given to the session never left, and none waits in its queue: every"
                + " record that left arrived, and the server answered all 25 messages that it got;"
                + " producer and consumer lost count of the queue between them");
    assertThat(diagnosis.evidence())
        .contains("the server had received 25 messages, each whole and in its turn");
  }

  @Test
  void shouldCountWhatWaits() {
    assertThat(isExplained(stall(4), LEFT, ACCEPTED, ARRIVED)).isTrue();
    assertThat(isExplained(stall(5), LEFT, ACCEPTED, ARRIVED)).isFalse();
    assertThat(isExplained(stall(null), LEFT, ACCEPTED, ARRIVED)).isFalse();
  }

  @Test
  void shouldNotClaimWhatMayBeOnItsWay() {
    RecordsAccepted fewer = new RecordsAccepted(Seen.SESSION, 91, 27);

    assertThat(isExplained(stall(0), LEFT, fewer, ARRIVED)).isFalse();
    assertThat(isExplained(stall(0), ACCEPTED, ARRIVED)).isFalse();
    assertThat(isExplained(stall(0), LEFT, ARRIVED)).isFalse();
  }

  /** A server that has answers under way may not have looked at what came behind. */
  @Test
  void shouldNotClaimWhatTheServerMayNotHaveLookedAt() {
    assertThat(isExplained(stall(0), LEFT, ACCEPTED, new Arrived(Seen.SESSION, 92, 26))).isFalse();
    assertThat(isExplained(stall(0), LEFT, ACCEPTED)).isFalse();
  }

  @Test
  void shouldAddUpTheConnectionsOfASession() {
    AllRecordsInOrder more = new AllRecordsInOrder(Seen.SESSION, 90, 3);
    RecordsAccepted moreAccepted = new RecordsAccepted(Seen.SESSION, 91, 3);

    assertThat(isExplained(stall(0), LEFT, more, ACCEPTED, ARRIVED)).isFalse();
    assertThat(isExplained(stall(0), LEFT, more, ACCEPTED, moreAccepted, ARRIVED)).isTrue();
  }

  @Test
  void shouldNotExplainAStallThatFollowedFromSomethingElse() {
    Observation thrown = Seen.thrown(Side.CLIENT, "java.io.IOException", "broken pipe");

    assertThat(isExplained(thrown, stall(0), LEFT, ACCEPTED, ARRIVED)).isFalse();
    assertThat(isExplained(stall(0), thrown, LEFT, ACCEPTED, ARRIVED)).isTrue();
    assertThat(isExplained(stall(0), Seen.ALERT, LEFT, ACCEPTED, ARRIVED)).isFalse();
  }
}
