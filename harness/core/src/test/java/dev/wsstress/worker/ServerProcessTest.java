package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.Workload;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.ServerSide;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  private static final SessionRange ONE = SessionRange.of(1);
  private static final Observation ANY = new Environment(0, 0, "any", "none");

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void shouldServeNoOtherTrialAfterItDied() {
    Set<ProcessHandle> before = children();
    try (ServerProcess process = ServerProcess.start(0, Workload.DUPLEX)) {
      Set<ProcessHandle> started = children();
      started.removeAll(before);
      ClientReport client = ClientReport.neverStarted(ONE, ANY);
      try (ServerSide server = process.forTrial(System.nanoTime(), seen -> {})) {
        assertThat(server.report(ONE, client).connections()).isEqualTo(List.of());
        assertThat(process.isAlive()).isTrue();

        assertThat(started).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);

        assertThatExceptionOfType(EnvironmentException.class)
            .isThrownBy(() -> server.report(ONE, client));
        assertThat(process.isAlive()).isFalse();
      }
    }
  }
}
