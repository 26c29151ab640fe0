package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "10s,PT10S", "2m,PT2M", "1h,PT1H", "0s,PT0S", "007s,PT7S"})
  void shouldReadWhatPeopleWrite(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "s", "-1s", "1.5s", "10 s", " 10s", "10S", "1d", "PT1S", "1234567890s"})
  void shouldShowTheFormsForAnythingElse(String text) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage("not a duration: '" + text + "'; write 500ms, 10s, 2m or 1h");
  }
}
