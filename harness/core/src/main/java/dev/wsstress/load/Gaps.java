package dev.wsstress.load;

import java.util.SplittableRandom;

/**
 * The gaps between the messages of a stream, in units of their mean. Immutable.
 *
 * <p>A round of gaps is drawn once and used again and again, so that the time of any message can be
 * told without those before it, and nothing is allocated. A round is scaled to its mean: a stream
 * keeps its rate exactly over each round.
 */
final class Gaps {
  /** One unit between any two. */
  static final Gaps EVEN = new Gaps(new double[] {0});

  private static final int ROUND = 1024;

  /** The sum of the gaps before each message of a round. */
  private final double[] before;

  private Gaps(double[] before) {
    this.before = before;
  }

  /** Exponentially distributed: the gaps of a Poisson process. The same for the same seed. */
  static Gaps exponential(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] sums = new double[ROUND];
    double sum = 0;
    for (int i = 0; i < ROUND; i++) {
      sums[i] = sum;
      sum -= Math.log(1 - random.nextDouble());
    }
    for (int i = 0; i < ROUND; i++) {
      sums[i] *= ROUND / sum;
    }
    return new Gaps(sums);
  }

  /** The sum of the gaps before a message. */
  double before(long sequence) {
    int place = (int) (sequence % before.length);
    return sequence - place + before[place];
  }
}
