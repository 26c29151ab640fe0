package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultLogTest {
  private static final int MANY = 1000;

  private final List<Observation> told = new ArrayList<>();
  private final FaultLog log = new FaultLog(told::add);

  private static Thrown thrown(Side side, int number) {
    return new Thrown(3, number, side, "java.io.IOException", "number " + number);
  }

  @Test
  void shouldKeepTheFirstOfWhatRepeatsItselfAndAllThatIsSaidOnce() {
    for (int i = 0; i < MANY; i++) {
      log.add(thrown(Side.CLIENT, i));
    }
    Thrown servers = thrown(Side.SERVER, MANY);
    Closed closed = new Closed(3, MANY + 1, Side.SERVER, 1006, "");
    log.add(servers);
    log.add(closed);
    assertThat(log.of(3)).hasSizeLessThan(MANY / 10).startsWith(thrown(Side.CLIENT, 0));
    assertThat(log.of(3)).endsWith(servers, closed);
    assertThat(told).isEqualTo(log.of(3));
  }

  @Test
  void shouldKeepTheSameFactOnce() {
    log.add(thrown(Side.CLIENT, 1));
    log.add(thrown(Side.CLIENT, 1));
    assertThat(log.of(3)).hasSize(1);
  }
}
