package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.plan.Budget;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionOpenerTest {
  /** Its own lock may be why: no word of the server or of the network. */
  @Test
  void shouldAccuseNobodyWhenASubjectNeverSaysWhetherASessionIsOpen() {
    try (TestLoad load = new TestLoad(1, Budget.of(Duration.ofSeconds(1)), new TestTime());
        Silent subject = new Silent()) {
      OpeningException problem =
          catchThrowableOfType(
              OpeningException.class,
              () ->
                  new SessionOpener(new Hasty())
                      .open(subject, load.load.conversations(), new StopSignal()));

      assertThat(
              EnvironmentBlame.of(
                  OpeningProblem.explain(
                      problem.reason(), URI.create("wss://target.example/echo"))))
          .isEmpty();
    }
  }

  private static final class Silent implements Subject {
    @Override
    public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
      return new CompletableFuture<>();
    }

    @Override
    public void close() {}
  }

  /** A clock that runs on by a second with each look: the opener's own wait is a real one. */
  private static final class Hasty implements Time {
    private long nanos;

    @Override
    public long nanos() {
      nanos += Duration.ofSeconds(1).toNanos();
      return nanos;
    }

    @Override
    public boolean await(StopSignal stop, Duration most) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void pause(Duration time) {
      throw new UnsupportedOperationException();
    }
  }
}
