package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.util.Locale;

/** When the messages of a stream are due. A stream is what one actor sends on one session. */
public sealed interface LoadModel {
  /** Closed: as soon as there is room, so that a slow server is asked less. */
  LoadModel CLOSED = new Closed();

  /** As a person reads it. */
  @Override
  String toString();

  /** Each message is due when there is room for it. */
  record Closed() implements LoadModel {
    @Override
    public String toString() {
      return "closed: as acknowledgements allow";
    }
  }

  /**
   * Open: messages are due by the clock, whether or not those before them have been answered.
   * Latency counts from when a message was due, so a server that stands still is seen by all that
   * it made wait (no coordinated omission).
   *
   * @param perSecond messages a second of one stream
   * @param arrivals how they are spread in time
   */
  record Open(double perSecond, Arrivals arrivals) implements LoadModel {
    private static final double MAX = 1_000_000;

    public Open {
      // Written so that NaN is refused too.
      if (!(perSecond > 0 && perSecond <= MAX)) {
        throw new PlanException(
            "rate goes from above 0 to " + (long) MAX + " a second and stream: rate=" + perSecond);
      }
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "open: %s/s per actor and session, %s arrivals",
          rateText(),
          arrivals.name().toLowerCase(Locale.ROOT));
    }

    private String rateText() {
      return perSecond == Math.rint(perSecond)
          ? Long.toString((long) perSecond)
          : String.format(Locale.ROOT, "%.3f", perSecond);
    }
  }

  /** How messages of an open load are spread in time. */
  enum Arrivals {
    /** Evenly. */
    CONSTANT,
    /** As those of many people who know nothing of each other: a Poisson process. */
    POISSON
  }
}
