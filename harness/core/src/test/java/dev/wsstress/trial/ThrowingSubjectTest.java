package dev.wsstress.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.Conditions;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a subject throws, and wherever: there is a report, with the exception in it. */
class ThrowingSubjectTest {
  private static final ExecutorService STRAND = Executors.newSingleThreadExecutor();

  @AfterAll
  static void end() {
    STRAND.shutdownNow();
  }

  private enum Step {
    CREATE,
    OPEN,
    CLOSE_SESSION,
    EVIDENCE,
    CLOSE
  }

  private record Throwing(Step at) implements SubjectSpec, Subject {
    private void reach(Step step) {
      if (step == at) {
        throw new IllegalStateException("thrown in " + step);
      }
    }

    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          "throwing", SubjectDescription.Role.DESIGN, "", null, Expectation.forbidFailure());
    }

    @Override
    public Subject create(SubjectContext context) {
      reach(Step.CREATE);
      return this;
    }

    @Override
    public CompletionStage<SubjectSession> open(int session, SessionHandler handler) {
      reach(Step.OPEN);
      return CompletableFuture.completedFuture(new Session(this, handler));
    }

    @Override
    public void close() {
      reach(Step.CLOSE);
    }
  }

  private record Session(Throwing subject, SessionHandler handler) implements SubjectSession {
    @Override
    public void send(OutgoingMessage message) {
      STRAND.execute(() -> echo(message));
    }

    private void echo(OutgoingMessage message) {
      handler.onMessage(message.bytes().duplicate());
      handler.onSent(message);
    }

    @Override
    public void close() {
      subject.reach(Step.CLOSE_SESSION);
      handler.onClosed(1000, "");
    }

    @Override
    public List<ClientEvidence> evidence() {
      subject.reach(Step.EVIDENCE);
      return List.of();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, INFRASTRUCTURE",
    "OPEN, INFRASTRUCTURE",
    "CLOSE_SESSION, EXCEPTION",
    "EVIDENCE, EXCEPTION",
    "CLOSE, EXCEPTION"
  })
  void shouldReportWhatItThrows(Step at, Outcome outcome) {
    TrialPlan plan =
        RunPlan.of("throwing")
            .sessions(1)
            .duration(Duration.ofMillis(50))
            .build()
            .trial(new TrialKey(1, "throwing", Defaults.TLS), Conditions.DEFAULT);
    ClientReport report =
        new LocalClient(new Throwing(at), new ClientFiles(null, null), true, System.nanoTime())
            .run(
                plan,
                new Endpoint(URI.create("wss://localhost:1/"), null, false),
                new Silent(),
                new StopSignal());

    List<Observation> seen = report.seen().get(0).seen();
    assertThat(TrialJoin.outcome(seen)).isEqualTo(outcome);
    assertThat(seen).anyMatch(one -> one.sentence().contains("thrown in " + at));
  }

  private static final class Silent implements TrialListener {
    @Override
    public void observed(Observation observation) {}

    @Override
    public void progressed(String phase, long messages, int broken) {}
  }
}
