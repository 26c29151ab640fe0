package dev.wsstress.trial;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a client side writes besides its report.
 *
 * @param wav where the audio goes that comes back on the first session with some, or null
 * @param latencies where the round trips of a measured load go as an HdrHistogram log, or null
 */
public record ClientFiles(@Nullable Path wav, @Nullable Path latencies) {
  /** How the log of a trial's round trips is called in the directory of its run. */
  public static String latencyLog(int trial) {
    return "trial-" + trial + ".hlog";
  }
}
