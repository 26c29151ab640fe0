package dev.wsstress.render.text;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.Witness;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one end of a failed session would have written into its log, in a word or two. */
final class Symptoms {
  private static final String NOTHING = "nothing";

  private Symptoms() {}

  /** The most frequent symptom at the clients, and how frequent it is if there are others. */
  static String atClient(List<GradedTrial> trials) {
    return most(trials, Side.CLIENT);
  }

  /** The most frequent symptom at the server, and how frequent it is if there are others. */
  static String atServer(List<GradedTrial> trials) {
    return most(trials, Side.SERVER);
  }

  private static String most(List<GradedTrial> trials, Side side) {
    Map<String, Integer> counts = new TreeMap<>();
    for (GradedTrial trial : trials) {
      told(trial).ifPresent(witness -> counts.merge(symptom(witness, side), 1, Integer::sum));
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(e -> e.getKey() + (e.getValue() == all ? "" : ", " + e.getValue() + " of " + all))
        .orElse("-");
  }

  /** The session that the diagnosis of a trial is about. */
  private static Optional<Witness> told(GradedTrial trial) {
    return trial.trial().witnesses().stream()
        .filter(w -> w.diagnosis().equals(trial.trial().result().diagnosis()))
        .findFirst();
  }

  private static String symptom(Witness witness, Side side) {
    String first = NOTHING;
    for (Observation seen : witness.observations()) {
      String word = word(seen, side);
      if (!word.isEmpty()) {
        // An alert says more than the exception that it ends in.
        if (seen instanceof TlsObservation.TlsFailure) {
          return word;
        }
        first = first.equals(NOTHING) ? word : first;
      }
    }
    return Texts.printable(first);
  }

  private static String word(Observation seen, Side side) {
    if (seen instanceof TlsObservation.TlsFailure failure && failure.side() == side) {
      return (failure.sent() ? "rejects a record: " : "alert ") + failure.alert();
    }
    if (seen instanceof Observation.Closed closed && closed.side() == side) {
      return "close " + closed.code();
    }
    if (seen instanceof Observation.Thrown thrown && thrown.side() == side) {
      return thrown.type().substring(thrown.type().lastIndexOf('.') + 1);
    }
    if (seen instanceof Observation.MessageFault fault && fault.side() == side) {
      return "message " + fault.fault().name().toLowerCase(Locale.ROOT);
    }
    if (side == Side.CLIENT && seen instanceof RuntimeObservation.VmCrash crash) {
      return crash.signal().isEmpty() ? "exit " + crash.exitCode() : crash.signal();
    }
    return side == Side.CLIENT && seen instanceof RuntimeObservation.Stall ? "stall" : "";
  }
}
