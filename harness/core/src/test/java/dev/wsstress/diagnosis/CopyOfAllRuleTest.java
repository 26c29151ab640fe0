package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyOfAllRuleTest {
  private static final int ALL = MessageDescriptor.BROADCAST;
  private static final MessageFault AGAIN = fault(3, Outcome.DUPLICATED, 17, 0, 16);
  private static final MessageFault EARLIER_BYTES = fault(3, Outcome.CORRUPTED, 17, 9, 16);
  private static final MessageFault LATER_BYTES = fault(4, Outcome.CORRUPTED, 17, 9, 18);

  private static MessageFault fault(int session, Outcome what, long due, long block, long came) {
    StampAddress found = at(ALL, 0, came, block);
    return new MessageFault(
        session,
        5,
        Side.SERVER,
        what,
        at(ALL, 0, due, block),
        found,
        "seen",
        List.of(new BlockRun(block, 2, found)));
  }

  private static Diagnosis diagnose(MessageFault own, MessageFault others) {
    return Diagnostician.diagnose(
        List.<Observation>of(own), CommonDamage.of(List.of(List.of(own), List.of(others))));
  }

  @Test
  void shouldNotSayWhoseTheCopyIsThatCameBack() {
    for (MessageFault stale : List.of(AGAIN, EARLIER_BYTES)) {
      Diagnosis diagnosis = diagnose(stale, LATER_BYTES);
      assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
      assertThat(diagnosis.sentence()).contains("one of a queue").contains("messages of its own");
    }
  }

  /** One session's evidence is not better because another's shows more. */
  @Test
  void shouldNotNameASenderWhereAnotherSessionShowsThatItMayHaveBeenAnother() {
    assertThat(diagnose(LATER_BYTES, EARLIER_BYTES).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNameTheSenderWhereAllSessionsShowLaterBytes() {
    assertThat(diagnose(LATER_BYTES, fault(5, Outcome.CORRUPTED, 30, 9, 31)).mechanism())
        .isEqualTo(Mechanism.BUFFER_REUSED);
  }

  /** The writer was ahead, and what it wrote came first in the wrong place and then in its own. */
  @Test
  void shouldNotTakeForStaleWhatCameBeforeItsTime() {
    List<Observation> early =
        List.of(fault(3, Outcome.LOST, 17, 0, 18), fault(3, Outcome.DUPLICATED, 19, 0, 18));
    assertThat(CommonDamage.of(List.of(early)).isStaleOfAll()).isFalse();
  }
}
