package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RuntimeObservation.Environment;
import java.util.List;
import java.util.Optional;

/** The environment failed. It explains an end or a silence, so it is asked last. */
final class EnvironmentRule implements Rule {
  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    return facts
        .first(Environment.class)
        .map(
            seen ->
                new Diagnosis(
                    Mechanism.ENVIRONMENT,
                    seen.problem(),
                    List.of("what to do: " + seen.remedy())));
  }
}
