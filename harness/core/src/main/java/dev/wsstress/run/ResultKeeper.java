package dev.wsstress.run;

import dev.wsstress.model.ResultLine;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.results.ResultWriter;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes result lines from any thread. The first line that cannot be written stops the run, since
 * what is not kept need not be found; the lines before it stay. Threadsafe.
 */
final class ResultKeeper {
  private final ResultWriter writer;
  private final StopSignal stop;
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

  ResultKeeper(ResultWriter writer, StopSignal stop) {
    this.writer = writer;
    this.stop = stop;
  }

  /** Something that is written to the run's directory. */
  interface Writing {
    /** Writes it whole. */
    void run() throws IOException;
  }

  void keep(ResultLine line) {
    keep(() -> writer.append(line));
  }

  void keep(Writing writing) {
    if (failure.get() != null) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      failure.compareAndSet(null, e);
      stop.stop();
    }
  }

  /**
   * States that every line was kept.
   *
   * @throws EnvironmentException if one was not
   */
  void requireKept() {
    IOException first = failure.get();
    if (first != null) {
      throw new EnvironmentException(
          String.valueOf(first.getMessage()),
          "free some space or choose another directory for the results; what was written before can still be rendered"
              + " with `wsstress report`",
          first);
    }
  }
}
