package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** From an exception to an observation, and to a line and back. */
class ThrownTest {
  private static Thrown of(Throwable cause) {
    return Thrown.of(3, 5, Side.CLIENT, cause);
  }

  @Test
  void shouldSayWhereAnExceptionCameFrom() {
    Thrown thrown = of(new IOException("Broken pipe"));

    assertThat(thrown.type()).isEqualTo("java.io.IOException");
    assertThat(thrown.message()).isEqualTo("Broken pipe");
    assertThat(thrown.causes()).isEmpty();
    assertThat(thrown.origin()).isEqualTo("java.io.IOException");
    assertThat(thrown.frames()).hasSizeLessThanOrEqualTo(24);
    assertThat(thrown.frames().get(0))
        .startsWith("dev.wsstress.results.ThrownTest.shouldSayWhereAnExceptionCameFrom(")
        .contains("ThrownTest.java:");
  }

  @Test
  void shouldGiveTheFramesOfTheRootCause() {
    IllegalStateException root = new IllegalStateException("closed");
    root.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7)});
    Thrown thrown = of(new IOException("write", new java.util.concurrent.ExecutionException(root)));

    assertThat(thrown.type()).isEqualTo("java.io.IOException");
    assertThat(thrown.causes())
        .containsExactly(
            "java.util.concurrent.ExecutionException", "java.lang.IllegalStateException");
    assertThat(thrown.origin()).isEqualTo("java.lang.IllegalStateException");
    assertThat(thrown.frames()).containsExactly("a.B.c(B.java:7)");
  }

  /** An engine hides in an exception of TLS what a buffer threw. */
  @Test
  void shouldSayWhatAnExceptionOfTlsHides() {
    Thrown thrown = of(new SSLException("Fail to wrap", new IllegalArgumentException("limit")));

    assertThat(thrown.type()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(thrown.message()).isEqualTo("limit (Fail to wrap)");
    assertThat(thrown.causes()).isEmpty();
  }

  @Test
  void shouldEndWhereCausesGoInACircle() {
    IOException one = new IOException("one");
    one.initCause(new IOException("other", one));

    assertThat(of(one).causes()).hasSize(8);
  }

  @Test
  void shouldBoundTheFramesOfAnOverflow() {
    IllegalStateException deep = new IllegalStateException();
    deep.setStackTrace(
        Stream.generate(() -> new StackTraceElement("a.B", "c", null, 1))
            .limit(1_000)
            .toArray(StackTraceElement[]::new));

    assertThat(of(deep).frames()).hasSize(24).containsOnly("a.B.c");
    assertThat(of(deep).message()).isEmpty();
  }

  @Test
  void shouldBeTheSameOfAnotherSession() {
    Thrown thrown = of(new IOException("gone", new IllegalStateException()));
    Thrown moved = thrown.ofSession(8);

    assertThat(moved.session()).isEqualTo(8);
    assertThat(List.of(moved.causes(), moved.frames()))
        .isEqualTo(List.of(thrown.causes(), thrown.frames()));
  }
}
