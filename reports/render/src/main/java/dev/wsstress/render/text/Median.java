package dev.wsstress.render.text;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.TrialResult;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The middle one of some figures of trials; of an even number the lower of the two in the middle.
 */
public final class Median {
  private Median() {}

  public static Optional<Long> of(
      List<GradedTrial> trials, Function<TrialResult, @Nullable Long> figure) {
    List<Long> sorted =
        trials.stream()
            .map(t -> figure.apply(t.trial().result()))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }
}
