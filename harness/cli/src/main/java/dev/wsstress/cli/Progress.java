package dev.wsstress.cli;

import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.run.RunListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Shows how a run goes: one line that changes on a terminal, a plain line every few seconds
 * elsewhere. For one thread.
 */
final class Progress implements RunListener, AutoCloseable {
  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  /**
   * Set by the launcher, which can ask for it; {@code System.console()} tells since JDK 22 no more.
   */
  private static final String TERMINAL_PROPERTY = "wsstress.terminal";

  private static final String CLEAR = "\r\033[K";

  private final PrintWriter out;
  private final boolean terminal;

  /** Whether trials of the run differ in their TLS. */
  private final boolean severalProfiles;

  private String trial = "";
  private long startedNanos;
  private long shownNanos;

  private Progress(PrintWriter out, boolean terminal, boolean severalProfiles) {
    this.out = out;
    this.terminal = terminal;
    this.severalProfiles = severalProfiles;
  }

  static Progress of(RunPlan plan, PrintWriter out) {
    return new Progress(out, isTerminal(), plan.matrix().tls().size() > 1);
  }

  private static boolean isTerminal() {
    return Boolean.getBoolean(TERMINAL_PROPERTY);
  }

  @Override
  public void runStarted(RunPlan plan, boolean sharing, Path directory) {
    line(Headline.of(plan, sharing));
  }

  @Override
  public void trialStarted(int number, int of, SubjectDescription subject, TlsProfile tls) {
    String under = severalProfiles ? ", " + tls : "";
    trial = "[" + number + "/" + of + "] " + subject.name() + under;
    startedNanos = System.nanoTime();
    shownNanos = startedNanos;
    if (!terminal) {
      line(trial + ": " + subject.rule());
    }
  }

  @Override
  public void progressed(String phase, long messages, int broken) {
    long now = System.nanoTime();
    if (now - shownNanos < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shownNanos = now;
    String text =
        String.format(
            Locale.ROOT,
            "%s: %s, %d s, %,d messages verified, %d sessions broken",
            trial,
            phase,
            (now - startedNanos) / 1_000_000_000L,
            messages,
            broken);
    if (terminal) {
      out.print(CLEAR + text);
      out.flush();
    } else {
      line(text);
    }
  }

  @Override
  public void trialFinished(TrialResult result) {
    close();
    line(
        String.format(
            Locale.ROOT,
            "%s: %,d messages verified, %d of %d sessions broken, %.1f s",
            trial,
            result.messagesVerified(),
            result.sessionsBroken(),
            result.sessionsOpened(),
            result.elapsedNanos() / 1e9));
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Leaves the terminal's line clean. */
  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR);
      out.flush();
    }
  }
}
