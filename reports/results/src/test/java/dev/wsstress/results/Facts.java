package dev.wsstress.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Control;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.DueRecord;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.LockFact;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.Side;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.StreamFact;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.WireObservation;
import dev.wsstress.model.Witness;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary facts, with text that no careful program would have written. */
final class Facts {
  private Facts() {}

  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(12),
        Arbitraries.of(
            "", "\n", "a\r\nb", "\"", "\\\"", "\\u0041", "\u0000", "\u2028", "{\"type\":\"x\"}"),
        Arbitraries.of("\uD83D\uDE00", "\uD83D", "\uDE00\uD83D", "\uFFFF", "\uFEFF", "\u202E"));
  }

  /** Keys are the harness's own words, so never half a surrogate pair, which no key may hold. */
  static Arbitrary<String> names() {
    return texts().filter(StandardCharsets.UTF_8.newEncoder()::canEncode);
  }

  private static Arbitrary<Integer> ints() {
    return Arbitraries.integers();
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Side> sides() {
    return Arbitraries.of(Side.class);
  }

  private static Arbitrary<Mechanism> mechanisms() {
    return Arbitraries.of(Mechanism.class);
  }

  static Arbitrary<Outcome> outcomes() {
    return Arbitraries.of(Outcome.class);
  }

  private static Arbitrary<StampAddress> stamps() {
    return Combinators.combine(ints(), ints(), longs(), longs()).as(StampAddress::new);
  }

  private static Arbitrary<RecordFact> records() {
    return Combinators.combine(longs(), ints(), texts(), texts()).as(RecordFact::new);
  }

  private static Arbitrary<Observation.MessageFault> messageFaults() {
    return Combinators.combine(
            ints(), longs(), sides(), outcomes(), stamps(), stamps().injectNull(0.3), texts())
        .as(Observation.MessageFault::new);
  }

  private static Arbitrary<TlsObservation.TlsFailure> tlsFailures() {
    return Combinators.combine(
            ints(), longs(), sides(), Arbitraries.of(true, false), texts(), texts())
        .as(TlsObservation.TlsFailure::new);
  }

  private static Arbitrary<TlsObservation.RecordDisorder> recordDisorders() {
    return Combinators.combine(
            ints(),
            longs(),
            Arbitraries.of(TlsObservation.Direction.class).injectNull(0.3),
            longs(),
            longs(),
            records(),
            records().injectNull(0.3),
            dueRecords())
        .as(TlsObservation.RecordDisorder::new);
  }

  private static Arbitrary<DueRecord> dueRecords() {
    Arbitrary<Boolean> any = Arbitraries.of(true, false);
    return Combinators.combine(any, any, any, any).as(DueRecord::new);
  }

  private static Arbitrary<ThreadFact> threads() {
    return Combinators.combine(
            texts(),
            texts(),
            texts().list().ofMaxSize(2),
            texts().injectNull(0.5),
            texts().injectNull(0.5))
        .as(ThreadFact::new);
  }

  private static Arbitrary<LockFact> locks() {
    return Combinators.combine(texts(), texts(), texts()).as(LockFact::new);
  }

  private static Arbitrary<StreamFact> streams() {
    return Combinators.combine(ints(), longs(), longs()).as(StreamFact::new);
  }

  private static Arbitrary<java.util.List<Blame>> blames() {
    return Arbitraries.of(Blame.class).list().ofMaxSize(3);
  }

  /** A fact of a newer version with the given text in it. */
  static Observation.Unknown unknown(int session, long atNanos, String text) {
    ObjectNode json = ResultJson.MAPPER.createObjectNode();
    json.put("kind", "later-" + text).put("session", session).put("atNanos", atNanos);
    json.put("text", text).put("rate", new BigDecimal("1.50")).putObject("more").putNull("none");
    return new Observation.Unknown(session, atNanos, "later-" + text, json.toString());
  }

  /** One arbitrary for each kind of observation. */
  static final Map<Class<?>, Arbitrary<? extends Observation>> OBSERVATIONS =
      Map.ofEntries(
          Map.entry(Observation.MessageFault.class, messageFaults()),
          Map.entry(TlsObservation.TlsFailure.class, tlsFailures()),
          Map.entry(TlsObservation.RecordDisorder.class, recordDisorders()),
          Map.entry(
              TlsObservation.RecordsAccepted.class,
              Combinators.combine(ints(), longs(), longs())
                  .as(TlsObservation.RecordsAccepted::new)),
          Map.entry(
              TlsObservation.AllRecordsInOrder.class,
              Combinators.combine(ints(), longs(), longs())
                  .as(TlsObservation.AllRecordsInOrder::new)),
          Map.entry(
              TlsObservation.EngineShared.class,
              Combinators.combine(ints(), longs(), sides(), texts(), texts(), texts(), texts())
                  .as(TlsObservation.EngineShared::new)),
          Map.entry(
              TlsObservation.ConcurrentReaders.class,
              Combinators.combine(ints(), longs(), texts(), texts())
                  .as(TlsObservation.ConcurrentReaders::new)),
          Map.entry(
              WireObservation.RecordsForwarded.class,
              Combinators.combine(ints(), longs(), longs(), Arbitraries.of(true, false))
                  .as(WireObservation.RecordsForwarded::new)),
          Map.entry(
              WireObservation.WireDisorder.class,
              Combinators.combine(
                      ints(),
                      longs(),
                      longs(),
                      longs(),
                      longs().injectNull(0.3),
                      Arbitraries.of(true, false))
                  .as(WireObservation.WireDisorder::new)),
          Map.entry(
              Observation.Unknown.class,
              Combinators.combine(ints(), longs(), texts()).as(Facts::unknown)),
          Map.entry(
              Observation.Negotiated.class,
              Combinators.combine(ints(), longs(), texts()).as(Observation.Negotiated::new)),
          Map.entry(
              Observation.Arrived.class,
              Combinators.combine(ints(), longs(), longs()).as(Observation.Arrived::new)),
          Map.entry(
              Observation.Closed.class,
              Combinators.combine(ints(), longs(), sides(), ints(), texts())
                  .as(Observation.Closed::new)),
          Map.entry(
              Observation.Thrown.class,
              Combinators.combine(
                      ints(),
                      longs(),
                      sides(),
                      texts(),
                      texts(),
                      texts().list().ofMaxSize(2),
                      texts().list().ofMaxSize(2))
                  .as(Observation.Thrown::new)),
          Map.entry(
              RuntimeObservation.Stall.class,
              Combinators.combine(
                      ints(),
                      longs(),
                      ints(),
                      longs(),
                      threads().list().ofMaxSize(2),
                      locks().list().ofMaxSize(2),
                      ints().injectNull(0.3),
                      streams().list().ofMaxSize(2))
                  .as(RuntimeObservation.Stall::new)),
          Map.entry(
              WireObservation.PlaintextLeak.class,
              Combinators.combine(ints(), longs(), longs(), ints(), texts())
                  .as(WireObservation.PlaintextLeak::new)),
          Map.entry(
              RuntimeObservation.VmCrash.class,
              Combinators.combine(ints(), longs(), ints(), texts(), texts(), texts(), texts())
                  .as(RuntimeObservation.VmCrash::new)),
          Map.entry(
              RuntimeObservation.Hung.class,
              Combinators.combine(ints(), longs(), longs(), texts())
                  .as(RuntimeObservation.Hung::new)),
          Map.entry(
              RuntimeObservation.Environment.class,
              Combinators.combine(ints(), longs(), texts(), texts(), blames())
                  .as(RuntimeObservation.Environment::new)));

  static Arbitrary<Observation> observations() {
    return Arbitraries.of(OBSERVATIONS.values()).flatMap(kind -> kind.map(o -> (Observation) o));
  }

  static Arbitrary<Diagnosis> diagnoses() {
    return Combinators.combine(mechanisms(), texts(), texts().list().ofMaxSize(3), blames())
        .as(Diagnosis::new);
  }

  private static Arbitrary<StackFact> stacks() {
    return Combinators.combine(
            texts(), Arbitraries.of(StackFact.Moment.class), longs(), texts().list().ofMaxSize(2))
        .as(StackFact::new);
  }

  private static Arbitrary<RecordTrace> traces() {
    return Combinators.combine(
            longs(),
            records().list().ofMaxSize(3),
            longs().list().ofMaxSize(3),
            stacks().list().ofMaxSize(2))
        .as(RecordTrace::new);
  }

  static Arbitrary<Witness> witnesses() {
    return Combinators.combine(
            ints(),
            outcomes(),
            diagnoses(),
            longs(),
            longs(),
            observations().list().ofMaxSize(3),
            traces())
        .as(Witness::new);
  }

  static Arbitrary<SubjectDescription> subjects() {
    Arbitrary<Expectation> expectations =
        mechanisms()
            .set()
            .map(
                m ->
                    m.isEmpty()
                        ? Expectation.forbidFailure()
                        : new Expectation(Expectation.Kind.REQUIRE, Set.copyOf(m)));
    return Combinators.combine(
            texts(),
            Arbitraries.of(SubjectDescription.Role.class),
            texts(),
            texts().injectNull(0.3),
            expectations,
            Arbitraries.of(Control.class).injectNull(0.5))
        .as(SubjectDescription::new);
  }
}
