package dev.wsstress.model;

import dev.wsstress.model.Observation.Thrown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** From an exception to what an observation keeps of it. Stateless. */
final class ThrownFacts {
  /** From the place that throws down to the loop that called. */
  private static final int MAX_FRAMES = 24;

  /** Bounds a chain of causes, which may be a circle. */
  private static final int MAX_CAUSES = 8;

  private ThrownFacts() {}

  static Thrown of(int session, long atNanos, Side side, Throwable cause) {
    Throwable real = cause;
    String message = message(cause);
    if (cause instanceof SSLException && cause.getCause() instanceof RuntimeException hidden) {
      // An engine hides in an exception of TLS what a buffer threw while it was wrapped.
      real = hidden;
      message = message(hidden) + " (" + message + ")";
    }
    List<Throwable> causes = causes(real);
    Throwable root = causes.isEmpty() ? real : causes.get(causes.size() - 1);
    return new Thrown(
        session,
        atNanos,
        side,
        real.getClass().getName(),
        message,
        causes.stream().map(one -> one.getClass().getName()).toList(),
        FrameText.of(Arrays.stream(root.getStackTrace())).stream().limit(MAX_FRAMES).toList());
  }

  private static List<Throwable> causes(Throwable real) {
    List<Throwable> causes = new ArrayList<>();
    Throwable next = real.getCause();
    while (next != null && causes.size() < MAX_CAUSES) {
      causes.add(next);
      next = next.getCause();
    }
    return causes;
  }

  private static String message(Throwable cause) {
    return Objects.requireNonNullElse(cause.getMessage(), "");
  }
}
