package dev.wsstress.trial;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import java.util.Locale;
import java.util.Map;

/**
 * Knows an exception that says that the machine has no more of something: no session is to blame
 * for it. Stateless; threadsafe.
 */
final class Exhaustion {
  /** What exceptions say, and what to do then. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "too many open files", "raise the limit with `ulimit -n`, or ask for fewer sessions",
          "no buffer space available", "ask for fewer sessions, or wait for sockets to be freed",
          "cannot assign requested address", "ask for fewer sessions: no port was left",
          "no space left on device", "make room, or choose another directory for the results",
          "unable to create native thread", "raise `ulimit -u`, or ask for fewer sessions",
          "java heap space", "give more memory: JAVA_OPTS=-Xmx4g, or ask for fewer sessions",
          "direct buffer memory", "give more memory: JAVA_OPTS=-Xmx4g, or ask for fewer sessions",
          "gc overhead limit exceeded", "give more memory: JAVA_OPTS=-Xmx4g");

  private Exhaustion() {}

  /** The same observation, or what it says of the machine. */
  static Observation named(Observation seen) {
    if (!(seen instanceof Observation.Thrown thrown)) {
      return seen;
    }
    String message = thrown.message().toLowerCase(Locale.ROOT);
    return SIGNS.entrySet().stream()
        .filter(sign -> message.contains(sign.getKey()))
        .findFirst()
        .<Observation>map(
            sign ->
                new RuntimeObservation.Environment(
                    thrown.session(), thrown.atNanos(), thrown.message(), sign.getValue()))
        .orElse(seen);
  }
}
