package dev.wsstress.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkLogTest {
  @TempDir Path directory;

  private static MeasuredFork fork(int position) {
    BenchmarkKey key =
        new BenchmarkKey("a.B.c", "avgt", "ns/op", new TreeMap<>(Map.of("length", "64")));
    return new MeasuredFork(
        1,
        1,
        position,
        Arm.BASELINE,
        new ForkResult(key, List.of(1.5 * position, 1.25), null, new TreeMap<>()));
  }

  private BenchmarkRun write(int forks) throws IOException {
    try (ForkLog log = ForkLog.start(directory, new TreeMap<>(Map.of("cpu", "some")))) {
      for (int i = 1; i <= forks; i++) {
        log.append(fork(i));
      }
    }
    return ForkLog.read(directory);
  }

  @Test
  void shouldReadBackWhatWasMeasured() throws IOException {
    BenchmarkRun run = write(3);
    assertThat(run.environment()).containsEntry("cpu", "some");
    assertThat(run.forks()).containsExactly(fork(1), fork(2), fork(3));
    Path file = directory.resolve("stored.json");
    BenchmarkFile.write(file, run);
    assertThat(BenchmarkFile.read(file)).isEqualTo(run);
  }

  @Test
  void shouldReadTheFileOfARunThatWasKilledAtAnyByte() throws IOException {
    write(3);
    Path file = directory.resolve(ForkLog.FILE_NAME);
    byte[] whole = Files.readAllBytes(file);
    int head = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n');
    for (int length = head; length <= whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      List<MeasuredFork> forks = ForkLog.read(directory).forks();
      assertThat(forks).isEqualTo(List.of(fork(1), fork(2), fork(3)).subList(0, forks.size()));
    }
  }

  @Test
  void shouldSayWhichLineIsBroken() throws IOException {
    write(2);
    Path file = directory.resolve(ForkLog.FILE_NAME);
    Files.writeString(file, Files.readString(file).replace("\"position\":1", "\"position\":x"));
    assertThatThrownBy(() -> ForkLog.read(directory)).hasMessageContaining("line 2");
  }

  @Test
  void shouldSayThatThereIsNone() {
    assertThatThrownBy(() -> ForkLog.read(directory)).hasMessageContaining("holds no forks.jsonl");
  }
}
