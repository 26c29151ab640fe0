package dev.wsstress.cli;

import dev.wsstress.bench.BenchListener;
import dev.wsstress.bench.BenchmarkCase;
import dev.wsstress.jmh.Arm;
import dev.wsstress.jmh.ForkResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a line for each fork, with the time when all will be over. For one thread. */
final class ForkProgress implements BenchListener {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final PrintWriter out;
  private final boolean compares;
  private String fork = "";

  /**
   * Prints to a console.
   *
   * @param compares whether there are two arms to be told apart
   */
  ForkProgress(PrintWriter out, boolean compares) {
    this.out = out;
    this.compares = compares;
  }

  @Override
  public void forkStarted(int number, int of, Arm arm, BenchmarkCase cell, Duration left) {
    String side = compares ? " " + arm.name().toLowerCase(Locale.ROOT) : "";
    LocalTime end = LocalTime.now(ZoneId.systemDefault()).plus(left);
    fork =
        String.format(
            Locale.ROOT, "[%d/%d, ends about %s] %s%s", number, of, CLOCK.format(end), cell, side);
  }

  @Override
  public void forkFinished(List<ForkResult> measured) {
    String scores =
        measured.stream()
            .map(
                result ->
                    String.format(
                        Locale.ROOT,
                        "%,.3f %s",
                        compares ? result.best() : result.mean(),
                        result.key().unit()))
            .collect(Collectors.joining(", "));
    line(fork + ": " + (scores.isEmpty() ? "stopped" : scores));
  }

  @Override
  public void forkDied(String how) {
    line(fork + ": died");
    line(how);
  }

  @Override
  public void busy(String what) {
    line(what + " ...");
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }
}
