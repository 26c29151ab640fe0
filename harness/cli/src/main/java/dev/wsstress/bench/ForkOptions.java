package dev.wsstress.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How one fork measures. Immutable.
 *
 * @param warmups iterations that are not counted
 * @param iterations iterations that are
 * @param time of each of both
 * @param jvmArgs of the JVM that measures, beside those that the benchmark asks for
 */
public record ForkOptions(int warmups, int iterations, Duration time, List<String> jvmArgs) {
  /**
   * Two JVMs start, one to lead and one to measure, and a benchmark may have something to set up.
   */
  private static final Duration START = Duration.ofMillis(1_500);

  public ForkOptions {
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** How long a fork takes, about. */
  public Duration estimate() {
    return START.plus(time.multipliedBy(warmups + (long) iterations));
  }

  /** The same with other times, so that some forks fit into a time, if they can at all. */
  public ForkOptions fitting(int forks, Duration all, Duration shortest) {
    Duration each = all.dividedBy(Math.max(1, forks)).minus(START);
    Duration one = each.dividedBy(warmups + (long) iterations);
    Duration fits = one.compareTo(shortest) < 0 ? shortest : one;
    return new ForkOptions(warmups, iterations, fits.compareTo(time) < 0 ? fits : time, jvmArgs);
  }

  List<String> arguments() {
    String millis = time.toMillis() + "ms";
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-f",
                "1",
                "-wi",
                Integer.toString(warmups),
                "-w",
                millis,
                "-i",
                Integer.toString(iterations),
                "-r",
                millis));
    if (!jvmArgs.isEmpty()) {
      arguments.addAll(List.of("-jvmArgsAppend", String.join(" ", jvmArgs)));
    }
    return arguments;
  }
}
