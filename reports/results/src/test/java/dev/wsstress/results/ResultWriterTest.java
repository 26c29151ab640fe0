package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.TrialResult.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {
  private static final ResultLine.TrialStarted TRIAL =
      Samples.started(
          Samples.result(1, Samples.design(), End.COMPLETED, Outcome.DELIVERED, 9, null));

  @TempDir Path parent = Path.of("");

  private ResultWriter start(Path directory) throws IOException {
    return ResultWriter.start(directory, "sample", "2026-01-02T03:04:05Z", Map.of(), Map.of());
  }

  @Test
  void shouldRefuseADirectoryThatHoldsARunAndLeaveItAsItIs() throws IOException {
    Samples.write(parent, Samples.run(End.COMPLETED));
    byte[] before = Files.readAllBytes(parent.resolve(ResultWriter.FILE_NAME));

    assertThatThrownBy(() -> start(parent).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(parent.toString());

    assertThat(parent.resolve(ResultWriter.FILE_NAME)).hasBinaryContent(before);
  }

  @Test
  void shouldMakeTheDirectoryAndItsParents() throws IOException {
    Path deep = parent.resolve("a").resolve("b");
    start(deep).close();
    assertThat(ResultReader.read(deep).run()).isEqualTo("sample");
  }

  @Test
  void shouldLetAnotherReaderSeeEveryLineBeforeItIsClosed() throws IOException {
    try (ResultWriter writer = start(parent)) {
      assertThat(ResultReader.read(parent).trials()).isEmpty();
      writer.append(TRIAL);
      assertThat(ResultReader.read(parent).trials()).hasSize(1);
      Observation seen = new TlsObservation.RecordsAccepted(0, 1, 2);
      writer.append(new ResultLine.Observed(1, seen));
      assertThat(ResultReader.read(parent).trials().get(0).observations()).containsExactly(seen);
    }
  }

  @Test
  void shouldNameTheFileIfItCannotWrite() throws IOException {
    ResultWriter writer = start(parent);
    writer.close();
    assertThatThrownBy(() -> writer.append(TRIAL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(parent.resolve(ResultWriter.FILE_NAME).toString());
  }

  @Test
  void shouldGoOnAfterTheInterruptOfAThreadThatWrites() throws IOException {
    try (ResultWriter writer = start(parent)) {
      Thread.currentThread().interrupt();
      writer.append(TRIAL);
      assertThat(Thread.interrupted()).isTrue();
      writer.append(new ResultLine.RunFinished(false, "2026-01-02T03:04:06Z"));
    }
    assertThat(ResultReader.read(parent).end()).isEqualTo(End.COMPLETED);
  }

  @Test
  void shouldKeepTheLinesOfManyThreadsApart() throws Exception {
    int threads = 4;
    int each = 200;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (ResultWriter writer = start(parent)) {
      writer.append(TRIAL);
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int session = thread;
        done.add(executor.submit(() -> appendMany(writer, session, each)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      executor.shutdownNow();
    }
    List<Observation> seen = ResultReader.read(parent).trials().get(0).observations();
    assertThat(seen).hasSize(threads * each);
    for (int thread = 0; thread < threads; thread++) {
      int session = thread;
      assertThat(seen.stream().filter(o -> o.session() == session).map(Observation::atNanos))
          .isSorted()
          .hasSize(each);
    }
  }

  private static boolean appendMany(ResultWriter writer, int session, int count)
      throws IOException {
    for (int i = 0; i < count; i++) {
      writer.append(new ResultLine.Observed(1, new TlsObservation.RecordsAccepted(session, i, i)));
    }
    return true;
  }
}
