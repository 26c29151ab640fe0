package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.bench.ForkOptions;
import dev.wsstress.bench.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which benchmarks are measured, and how one fork does it. */
final class ForkArguments {
  @Option(
      names = "--include",
      paramLabel = "REGEX",
      description = "Benchmarks whose full name has such a part (default: ${DEFAULT-VALUE}).")
  private Pattern include;

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE[,VALUE]",
      description = "Values of a parameter of benchmarks; may be given again for another one.")
  private Map<String, String> params = new LinkedHashMap<>();

  @Option(names = "--warmups", paramLabel = "N", description = "Iterations before counting.")
  private @Nullable Integer warmups;

  @Option(names = "--iterations", paramLabel = "N", description = "Iterations that count.")
  private @Nullable Integer iterations;

  @Option(names = "--time", paramLabel = "TIME", description = "The time of an iteration.")
  private @Nullable Duration time;

  @Option(
      names = "--jvm-arg",
      paramLabel = "ARG",
      description = "An argument of the JVMs that measure, as -Xmx1g; may be given again.")
  private List<String> jvmArgs = List.of();

  /**
   * Options with a default.
   *
   * @param include the benchmarks that are chosen where nothing is said
   */
  ForkArguments(String include) {
    this.include = Pattern.compile(include);
  }

  /** What is chosen; of a parameter that is not named its first value only, or all. */
  Scope scope(boolean first) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    params.forEach((name, text) -> values.put(name, List.of(text.split(",", -1))));
    return new Scope(include, values, first);
  }

  /** What was asked for, and defaults where nothing was. */
  ForkOptions over(ForkOptions defaults) {
    return new ForkOptions(
        positive("warmups", warmups == null ? defaults.warmups() : warmups),
        positive("iterations", iterations == null ? defaults.iterations() : iterations),
        time == null ? defaults.time() : time,
        jvmArgs);
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new PlanException(name + " must be at least 1: " + name + "=" + value);
    }
    return value;
  }
}
