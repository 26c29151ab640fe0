package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Over intact TLS a whole message could not be read: compressed data that refers to nothing (RFC
 * 7692), or, at the server, text that is no UTF-8 (RFC 6455 section 8.1). Both end with 1007; the
 * exceptions of the side that read it tell them apart, by their types and frames. The reason of a
 * close does not: it is the text of either side, and a server that refuses a message throws first.
 */
final class PayloadRule implements Rule {
  private static final Set<String> NOT_INFLATED =
      Set.of("java.util.zip.DataFormatException", "java.util.zip.ZipException");

  /** What libraries throw for bytes that are no UTF-8: the names of their classes say so. */
  private static final List<String> NO_TEXT =
      List.of("Utf8CharacterCodingException", "MalformedInputException", "NotUtf8Exception");

  @Override
  public Optional<Diagnosis> explain(SessionEvidence facts) {
    if (!facts.isTlsIntact()) {
      return Optional.empty();
    }
    Optional<Thrown> deflate = facts.first(Thrown.class, PayloadRule::isNotInflated);
    if (deflate.isPresent()) {
      return deflate.map(
          seen ->
              diagnosis(
                  Mechanism.DEFLATE_STATE_BROKEN,
                  "over intact TLS, a message could not be inflated, so its compression context was"
                      + " not the one of the messages before it: ",
                  seen));
    }
    return facts
        .first(Thrown.class, PayloadRule::isNoText)
        .map(
            seen ->
                diagnosis(
                    Mechanism.BINARY_AS_TEXT,
                    "over intact TLS, bytes that are no UTF-8 were sent as text: ",
                    seen));
  }

  /** The server could not read what the client sent. */
  static boolean isOfClient(Thrown thrown) {
    return thrown.side() == Side.SERVER && (isNotInflated(thrown) || isNoText(thrown));
  }

  private static boolean isNotInflated(Thrown thrown) {
    return NOT_INFLATED.contains(thrown.origin())
        && ThrownOrigin.isInWebSocket(thrown, "java.util.zip.Inflater");
  }

  private static boolean isNoText(Thrown thrown) {
    return thrown.side() == Side.SERVER
        && NO_TEXT.stream().anyMatch(thrown.origin()::endsWith)
        && ThrownOrigin.isInWebSocket(thrown, "");
  }

  private static Diagnosis diagnosis(Mechanism mechanism, String what, Thrown seen) {
    return new Diagnosis(
        mechanism, what + seen.sentence(), SessionEvidence.evidence(List.of(seen)));
  }
}
