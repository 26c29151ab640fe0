package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExhaustionTest {
  private static Observation named(String message) {
    return Exhaustion.named(new Thrown(3, 7, Side.CLIENT, "java.io.IOException", message));
  }

  /** The words of Linux and of the JDK. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Too many open files",
        "/x/results.jsonl: No space left on device",
        "Java heap space",
        "unable to create native thread: possibly out of memory or process/resource limits reached",
        "Cannot reserve 16384 bytes of direct buffer memory (allocated: 1, limit: 1)"
      })
  void shouldBlameTheMachineThatHasNoMore(String message) {
    assertThat(named(message).outcome()).isEqualTo(Outcome.INFRASTRUCTURE);
    assertThat(named(message).session()).isEqualTo(3);
  }

  @Test
  void shouldLeaveEverythingElseAsItIs() {
    assertThat(named("Broken pipe").outcome()).isEqualTo(Outcome.EXCEPTION);
  }
}
