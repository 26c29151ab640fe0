package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialMatrixTest {
  @Test
  void shouldCountEverySubjectUnderEveryTls() {
    TrialMatrix matrix = new TrialMatrix(List.of("a", "b", "c"), TlsProfile.all(), 5);
    assertThat(matrix.total()).isEqualTo(3 * TlsProfile.all().size() * 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_001})
  void shouldNameTheBoundAndWhatWasAsked(int trials) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> new TrialMatrix(List.of("a"), List.of(Defaults.TLS), trials))
        .withMessage("trials go from 1 to 10000: trials=" + trials);
  }
}
