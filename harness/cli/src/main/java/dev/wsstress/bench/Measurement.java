package dev.wsstress.bench;

import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.BenchmarkRun;
import dev.wsstress.jmh.ForkLog;
import dev.wsstress.jmh.ForkResult;
import dev.wsstress.jmh.MeasuredFork;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.run.RunDirectory;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures forks and keeps each as it finishes. Judging starts from the disk and is not done here.
 * NOT threadsafe.
 */
public final class Measurement implements AutoCloseable {
  private final Path directory;
  private final Path scratch;
  private final ForkLog log;
  private final BenchListener listener;
  private final StopSignal stop;
  private final boolean runAgainNow;
  private final List<String> died = new ArrayList<>();
  private int forks;
  private long nanos;

  /**
   * Makes the directory of a run.
   *
   * @param parent where
   * @throws EnvironmentException if it cannot be made
   */
  public Measurement(Path parent, BenchListener listener, StopSignal stop) {
    this(parent, listener, stop, false);
  }

  /**
   * As above.
   *
   * @param runAgainNow whether the death of one fork leaves the others to be measured: for who
   *     wants figures, not a judgement
   */
  public Measurement(Path parent, BenchListener listener, StopSignal stop, boolean runAgainNow) {
    this.runAgainNow = runAgainNow;
    this.directory = RunDirectory.make(parent, LocalDateTime.now(ZoneId.systemDefault()));
    this.scratch = directory.resolve("jmh");
    this.listener = listener;
    this.stop = stop;
    try {
      Files.createDirectory(scratch);
      this.log = ForkLog.start(directory, Machine.describe());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Where the results are kept. */
  public Path directory() {
    return directory;
  }

  /** Where the output of child processes goes. */
  public Path scratch() {
    return scratch;
  }

  /**
   * Measures what is on an agenda, or as much as there is time for before a stop.
   *
   * @param jars of the arms
   * @param options how a fork measures
   * @param most no block begins if it would not end within this time
   * @return whether everything on it was measured
   * @throws EnvironmentException if a process died; what was measured before is kept
   */
  public boolean run(
      List<Agenda.Entry> agenda, ForkOptions options, Map<Arm, JmhJar> jars, Duration most) {
    long startNanos = System.nanoTime();
    int perBlock = (int) agenda.stream().filter(e -> e.block() == 1).count();
    for (int i = 0; i < agenda.size(); i++) {
      long end = System.nanoTime() - startNanos + left(options, perBlock).toNanos();
      if (stop.isStopped() || (i % perBlock == 0 && end > most.toNanos())) {
        return false;
      }
      Agenda.Entry entry = agenda.get(i);
      listener.forkStarted(
          i + 1, agenda.size(), entry.arm(), entry.cell(), left(options, agenda.size() - i));
      measure(entry, options, Objects.requireNonNull(jars.get(entry.arm())));
    }
    return !stop.isStopped();
  }

  private void measure(Agenda.Entry entry, ForkOptions options, JmhJar jar) {
    long startNanos = System.nanoTime();
    List<ForkResult> results;
    try {
      results = jar.fork(entry.cell(), options, scratch, ++forks, stop);
    } catch (EnvironmentException death) {
      if (!runAgainNow) {
        throw death;
      }
      died.add(death.problem().lines().findFirst().orElse(""));
      listener.forkDied(death.problem());
      return;
    }
    nanos += System.nanoTime() - startNanos;
    try {
      for (ForkResult result : results) {
        log.append(
            new MeasuredFork(entry.round(), entry.block(), entry.position(), entry.arm(), result));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
    listener.forkFinished(results);
  }

  /** From the forks so far, or from the options before the first. */
  private Duration left(ForkOptions options, int number) {
    Duration each = forks == 0 ? options.estimate() : Duration.ofNanos(nanos / forks);
    return each.multipliedBy(number);
  }

  /** How the forks ended that measured nothing, a line each. */
  public List<String> died() {
    return List.copyOf(died);
  }

  /** What has been kept so far, from the disk. */
  public BenchmarkRun read() throws IOException {
    return ForkLog.read(directory);
  }

  private EnvironmentException unwritable(IOException e) {
    return new EnvironmentException(
        "cannot write results to " + directory + ": " + e.getMessage(),
        "free some space or choose another --out",
        e);
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
