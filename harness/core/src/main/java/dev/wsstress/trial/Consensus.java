package dev.wsstress.trial;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.Witness;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What explains a trial: the mechanism that most of its failed sessions name, in the words of the
 * first of them. One session's evidence may be thin, or look like another mistake's. Pure.
 */
final class Consensus {
  /** Sessions that are believed together, where one could be mistaken. */
  private static final int SURE = 2;

  private Consensus() {}

  /**
   * Finds it.
   *
   * @param witnesses in the order in which their sessions failed
   * @return null if there is none
   */
  static @Nullable Diagnosis of(List<Witness> witnesses) {
    Map<Mechanism, Integer> votes = votes(witnesses);
    int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return witnesses.stream()
        .filter(w -> votes.isEmpty() || votes.getOrDefault(mechanism(w), 0) == most)
        .filter(w -> votes.isEmpty() || w.outcome().isFailure())
        .findFirst()
        .map(Witness::diagnosis)
        .orElse(null);
  }

  private static Map<Mechanism, Integer> votes(List<Witness> witnesses) {
    Map<Mechanism, Integer> votes = new EnumMap<>(Mechanism.class);
    List<Witness> failed = witnesses.stream().filter(w -> w.outcome().isFailure()).toList();
    failed.forEach(w -> votes.merge(mechanism(w), 1, Integer::sum));
    if (votes.getOrDefault(Mechanism.NET_BUFFER_SHARED, 0) >= SURE) {
      int open = (int) failed.stream().filter(Consensus::mayBeOverwritten).count();
      votes.merge(Mechanism.NET_BUFFER_SHARED, open, Integer::sum);
      votes.merge(Mechanism.RECORDS_REORDERED, -open, Integer::sum);
    }
    if (votes.size() > 1) {
      votes.remove(Mechanism.UNEXPLAINED);
    }
    return votes;
  }

  /**
   * A record that was due and never left was overtaken, or overwritten in a buffer that another
   * writer took as well. Where the connection ended at once both look the same, and what other
   * sessions show decides.
   */
  private static boolean mayBeOverwritten(Witness witness) {
    return mechanism(witness) == Mechanism.RECORDS_REORDERED
        && witness.observations().stream()
            .anyMatch(
                seen ->
                    seen instanceof RecordDisorder disorder
                        && disorder.expected().writtenBy().isEmpty());
  }

  private static Mechanism mechanism(Witness witness) {
    return witness.diagnosis().mechanism();
  }
}
