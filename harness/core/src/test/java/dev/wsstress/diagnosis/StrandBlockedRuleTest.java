package dev.wsstress.diagnosis;

import static dev.wsstress.diagnosis.Misplaced.diagnose;
import static dev.wsstress.diagnosis.Misplaced.gap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.ThreadFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrandBlockedRuleTest {
  private static final String PARK =
      "java.base@17.0.15/jdk.internal.misc.Unsafe.park(Native Method)";
  private static final String SEND = "org.example.Chat.send(Chat.java:42)";
  private static final String STRAND =
      "dev.wsstress.strand.SerialExecutor.runNext(SerialExecutor.java:160)";

  private static Stall stall(ThreadFact... threads) {
    return new Stall(3, 1, 5, 2_001_000_000L, List.of(threads));
  }

  private static ThreadFact thread(String state, String... frames) {
    return new ThreadFact("client-7", state, List.of(frames));
  }

  @Test
  void shouldNameTheThreadAndWhereItWaits() {
    Diagnosis diagnosis = diagnose(stall(thread("TIMED_WAITING", PARK, SEND, STRAND)));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.STRAND_BLOCKED);
    assertThat(diagnosis.sentence()).contains("'client-7'").contains(SEND).contains("5 messages");
    assertThat(diagnosis.evidence())
        .contains(
            "5 messages were under way and nothing had moved for 2001 ms",
            "thread 'client-7' was TIMED_WAITING",
            "at " + SEND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.example.Chat.onWebSocketText(Chat.java:9)",
        "org.example.Chat.onMessage(Chat.java:9)",
        "org.example.Chat.onBinary(Chat.java:9)"
      })
  void shouldKnowTheCallbacksOfOtherClients(String callback) {
    assertThat(diagnose(stall(thread("WAITING", PARK, SEND, callback))).mechanism())
        .isEqualTo(Mechanism.STRAND_BLOCKED);
  }

  @Test
  void shouldNotBlameAThreadThatRuns() {
    assertThat(diagnose(stall(thread("RUNNABLE", SEND, STRAND))).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** An actor that waits for room in a queue keeps nobody else from working. */
  @Test
  void shouldNotBlameAThreadThatWaitsOutsideTheSessionsWork() {
    assertThat(diagnose(stall(thread("WAITING", PARK, SEND))).mechanism())
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  @Test
  void shouldNotExplainAStallThatCameAfterDamage() {
    assertThat(diagnose(gap(0, 4, 5), stall(thread("WAITING", PARK, SEND, STRAND))).mechanism())
        .isNotEqualTo(Mechanism.STRAND_BLOCKED);
  }

  @Test
  void shouldNotExplainAStallWithoutThreads() {
    assertThat(diagnose(stall()).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
  }
}
