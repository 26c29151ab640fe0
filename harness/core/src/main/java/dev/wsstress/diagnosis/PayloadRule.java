package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Closed;
import dev.wsstress.model.Observation.Thrown;
import java.util.List;
import java.util.Optional;

/**
 * Over intact TLS a peer could not read what a whole message holds: compressed data that refers to
 * nothing (RFC 7692), or text that is no UTF-8 (RFC 6455 section 8.1). Both end with 1007; the
 * words tell them apart.
 */
final class PayloadRule implements Rule {
  private static final List<String> DEFLATE =
      List.of("DataFormatException", "compressed data", "ZipException");
  private static final List<String> UTF_8 = List.of("UTF-8", "UTF8");

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    Optional<Observation> deflate = first(facts, DEFLATE);
    if (deflate.isPresent()) {
      return deflate.map(
          seen ->
              diagnosis(
                  Mechanism.DEFLATE_STATE_BROKEN,
                  "over intact TLS, a message could not be inflated, so its compression context was"
                      + " not the one of the messages before it: ",
                  seen));
    }
    return first(facts, UTF_8)
        .map(
            seen ->
                diagnosis(
                    Mechanism.BINARY_AS_TEXT,
                    "over intact TLS, bytes that are no UTF-8 were sent as text: ",
                    seen));
  }

  private static Optional<Observation> first(SessionEvidence facts, List<String> words) {
    return facts.all().stream()
        .filter(seen -> words.stream().anyMatch(text(seen)::contains))
        .findFirst();
  }

  private static String text(Observation seen) {
    if (seen instanceof Thrown thrown) {
      return thrown.type() + ": " + thrown.message();
    }
    return seen instanceof Closed closed ? closed.reason() : "";
  }

  private static Diagnosis diagnosis(Mechanism mechanism, String what, Observation seen) {
    return new Diagnosis(
        mechanism, what + seen.sentence(), SessionEvidence.evidence(List.of(seen)));
  }
}
