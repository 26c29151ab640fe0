package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameDamageRuleTest {
  private static final String WRONG = "message 7 of stream 0 whose header says magic e2535354";

  private static MessageFault damaged(int session, int addressedTo, String detail) {
    StampAddress due = new StampAddress(addressedTo, 0, 7, 0);
    return new MessageFault(session, 15, Side.SERVER, Outcome.CORRUPTED, due, null, detail);
  }

  /** The diagnosis of the first of these sessions, each with one thing wrong. */
  private static Diagnosis first(Observation... ofEachSession) {
    List<List<Observation>> sessions = new ArrayList<>();
    for (Observation seen : ofEachSession) {
      sessions.add(List.of(seen));
    }
    return Diagnostician.diagnose(sessions.get(0), CommonDamage.of(sessions));
  }

  @Test
  void shouldBlameTheBufferOfAMessageThatIsWrongInTheSameWayOnSeveralSessions() {
    Diagnosis diagnosis = first(damaged(5, -1, WRONG), damaged(1, -1, WRONG));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.SESSIONS_SHARE_BUFFER);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "message 7 of stream 0 arrived with the same wrong bytes on sessions [1, 5], so they"
                + " were wrong in the one buffer that all of them send from");
  }

  @Test
  void shouldNotExplainDamageOfOneSessionOrOfAnotherKind() {
    assertThat(first(damaged(5, -1, WRONG)).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(first(damaged(5, -1, WRONG), damaged(1, -1, "it is noise")).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** Two sessions' own messages of the same number are two buffers. */
  @Test
  void shouldNotTakeMessagesOfTwoSessionsForOne() {
    assertThat(first(damaged(5, 5, WRONG), damaged(1, 1, WRONG)).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** Bytes under half a mask may read as a stamp from another place. */
  @Test
  void shouldNotTakeWhatSeveralSessionsHaveAlikeForMixedFrames() {
    StampAddress due = new StampAddress(-1, 0, 165, 8);
    StampAddress came = new StampAddress(-1, 0, 165, 103);
    MessageFault here =
        new MessageFault(5, 15, Side.SERVER, Outcome.CORRUPTED, due, came, "its block 8 differs");
    MessageFault there =
        new MessageFault(1, 16, Side.SERVER, Outcome.CORRUPTED, due, came, "its block 8 differs");

    assertThat(first(here).mechanism()).isEqualTo(Mechanism.FRAMES_MIXED);
    assertThat(first(here, there).mechanism()).isEqualTo(Mechanism.SESSIONS_SHARE_BUFFER);
  }

  @Test
  void shouldLeaveARejectedRecordToTheRulesOfTls() {
    MessageFault here = damaged(Seen.SESSION, -1, WRONG);
    CommonDamage common = CommonDamage.of(List.of(List.of(here), List.of(damaged(1, -1, WRONG))));

    assertThat(new SameDamageRule().explain(new SessionEvidence(List.of(here, Seen.ALERT), common)))
        .isEmpty();
  }
}
