package dev.wsstress.worker;

import dev.wsstress.model.Observation;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.TrialListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client side in a JVM of its own has said so far; passes it on as it comes. For one thread
 * at a time: the one that reads its lines, and after it the one that waits for its end.
 */
final class ClientTranscript {
  private final TrialListener listener;
  private final NavigableMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
  private final List<Observation> observations = new ArrayList<>();
  private ClientLine.Progress last = new ClientLine.Progress(0, 0, 0, "");

  /** Since its trial began; -1 before. */
  private long loadStartNanos = -1;

  private ClientLine.@Nullable Started started;
  private @Nullable ClientReport report;
  private @Nullable String refusal;

  ClientTranscript(TrialListener listener) {
    this.listener = listener;
  }

  /** Takes a line; one that was cut short says nothing. */
  void accept(String text) {
    ClientLine line = ClientLine.parse(text);
    if (line instanceof ClientLine.Started begun) {
      started = begun;
    } else if (line instanceof ClientLine.Function function) {
      functions.put(function.address(), function.name());
    } else if (line instanceof ClientLine.Progress progress) {
      progressed(progress);
    } else if (line instanceof ClientLine.Refused refused) {
      refusal = refused.reason();
    } else if (line instanceof ClientLine.Observed one) {
      observed(one.seen());
    } else if (line instanceof ClientLine.Report whole) {
      report = whole.report();
    }
  }

  /** Something was seen, by the client side or of its JVM. */
  void observed(Observation seen) {
    observations.add(seen);
    listener.observed(seen);
  }

  private void progressed(ClientLine.Progress progress) {
    last = progress;
    if (loadStartNanos < 0 && progress.phase().equals(TrialListener.RUNNING)) {
      loadStartNanos = progress.atNanos();
    }
    listener.progressed(progress.phase(), progress.messages(), progress.broken());
  }

  /** Whether the client side has begun. */
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
   * When its JVM died, since the trial began.
   *
   * @param crash what the JVM itself says of it, or null; it takes a while to write that
   * @param noticedNanos when it was noticed
   */
  long diedAtNanos(@Nullable CrashReport crash, long noticedNanos) {
    if (started == null) {
      return 0;
    }
    long died = noticedNanos;
    if (crash != null && crash.elapsedNanos() >= started.uptimeNanos()) {
      died = started.atNanos() + crash.elapsedNanos() - started.uptimeNanos();
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

  NavigableMap<Long, String> functions() {
    return Collections.unmodifiableNavigableMap(functions);
  }

  /** Its own report, or null if it gave none. */
  @Nullable ClientReport report() {
    return report;
  }

  /** Why it did not take the plan, or null if it did. */
  @Nullable String refusal() {
    return refusal;
  }
}
