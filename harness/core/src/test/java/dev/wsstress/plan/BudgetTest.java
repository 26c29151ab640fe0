package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.Budget.Until;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({"PT0.000000001S, 0", "P365D, 9223372036854775807", "PT12S, 1"})
  void shouldTakeItsBounds(Duration duration, long messages) {
    Budget budget = new Budget(duration, messages, Until.FIRED);
    assertThat(budget.duration().toNanos()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,             0,     duration must be longer than nothing: duration=PT0S",
    "PT-1S,            0,     duration must be longer than nothing: duration=PT-1S",
    "P365DT0.000000001S, 0,   duration must be at most 365 days: duration=PT8760H0.000000001S",
    "PT9223372036854775807S, 0, duration must be at most 365 days",
    "PT1S,            -1,     messages must not be negative: messages=-1",
  })
  void shouldNameTheBoundAndWhatWasAsked(Duration duration, long messages, String complaint) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> new Budget(duration, messages, Until.ALL_FAILED))
        .withMessageContaining(complaint);
  }

  @Test
  void shouldWaitForEverySession() {
    assertThat(Budget.of(Duration.ofSeconds(3)))
        .isEqualTo(new Budget(Duration.ofSeconds(3), 0, Until.ALL_FAILED));
  }
}
