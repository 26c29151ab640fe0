package dev.wsstress.worker;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.trial.TrialListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has told so far; passes it on as it comes. For one thread at a time: the one that
 * reads the worker's lines, and after it the one that waits for the worker's end.
 */
final class TrialRecord {
  private final TrialListener listener;
  private final NavigableMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
  private final List<Observation> observations = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();
  private WorkerLine.Progress last = new WorkerLine.Progress(0, 0, 0, "");

  /** By the parent's clock. */
  private long startedNanos;

  /** By the worker's clock, since its trial began; -1 before. */
  private long loadStartNanos = -1;

  private WorkerLine.@Nullable Started started;
  private @Nullable TrialResult result;
  private @Nullable String refusal;

  TrialRecord(TrialListener listener) {
    this.listener = listener;
  }

  void accept(WorkerLine line) {
    if (line instanceof WorkerLine.Started begun) {
      startedNanos = System.nanoTime();
      started = begun;
    } else if (line instanceof WorkerLine.Function function) {
      functions.put(function.address(), function.name());
    } else if (line instanceof WorkerLine.Progress progress) {
      progressed(progress);
    } else if (line instanceof WorkerLine.Refused refused) {
      refusal = refused.reason();
    } else if (line instanceof WorkerLine.Capture capture) {
      listener.captured(capture.session(), capture.pcapng());
    } else if (line instanceof WorkerLine.Result told) {
      told(told.line());
    }
  }

  private void progressed(WorkerLine.Progress progress) {
    last = progress;
    if (loadStartNanos < 0 && progress.phase().equals(TrialListener.RUNNING)) {
      loadStartNanos = progress.atNanos();
    }
    listener.progressed(progress.phase(), progress.messages(), progress.broken());
  }

  private void told(ResultLine line) {
    if (line instanceof ResultLine.Observed seen) {
      observed(seen.observation());
    } else if (line instanceof ResultLine.Witnessed seen) {
      witnessed(seen.witness());
    } else if (line instanceof ResultLine.TrialFinished finished) {
      result = finished.result();
    }
  }

  void observed(Observation seen) {
    observations.add(seen);
    listener.observed(seen);
  }

  void witnessed(Witness seen) {
    witnesses.add(seen);
    listener.witnessed(seen);
  }

  /** Whether the trial has begun. */
  boolean isStarted() {
    return started != null;
  }

  /** Whether messages were sent. */
  boolean isLoaded() {
    return loadStartNanos >= 0;
  }

  /** When the first message was sent, since the trial began; 0 if none was. */
  long loadStartNanos() {
    return Math.max(0, loadStartNanos);
  }

  /**
   * When the worker died, since its trial began.
   *
   * @param report the JVM's own word on it, or null; it takes a while to write one
   */
  long diedAtNanos(@Nullable CrashReport report) {
    if (started == null) {
      return 0;
    }
    long died = System.nanoTime() - startedNanos;
    if (report != null && report.elapsedNanos() >= started.uptimeNanos()) {
      died = report.elapsedNanos() - started.uptimeNanos();
    }
    return Math.max(died, last.atNanos());
  }

  /** Messages verified when it last said. */
  long messages() {
    return last.messages();
  }

  /** In the order seen. */
  List<Observation> observations() {
    return Collections.unmodifiableList(observations);
  }

  /** In the order told. */
  List<Witness> witnesses() {
    return Collections.unmodifiableList(witnesses);
  }

  NavigableMap<Long, String> functions() {
    return Collections.unmodifiableNavigableMap(functions);
  }

  /** The worker's own result, or null if it told none. */
  @Nullable TrialResult result() {
    return result;
  }

  /** Why it did not take the plan, or null if it did. */
  @Nullable String refusal() {
    return refusal;
  }
}
