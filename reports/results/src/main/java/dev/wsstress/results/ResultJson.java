package dev.wsstress.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsstress.model.Observation;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TlsObservation;
import dev.wsstress.model.WireObservation;
import org.jspecify.annotations.Nullable;

/**
 * How result lines become JSON. The model itself carries no annotation. Lines are plain ASCII: half
 * a surrogate pair survives, no terminal acts on what it shows, and no cut falls inside a
 * character.
 */
final class ResultJson {
  /** The major version of the format: a reader refuses a later one. */
  static final int SCHEMA = 1;

  /**
   * The minor version of the format, which every addition raises: a field, a kind of observation, a
   * type of line, a value of an enum. {@code docs/results.md} lists what each of them added.
   */
  static final int REVISION = 1;

  static final ObjectMapper MAPPER =
      Forms.add(
              JsonMapper.builder(
                  new JsonFactoryBuilder().characterEscapes(new Printable()).build()))
          .addMixIn(ResultLine.class, LineNames.class)
          .addMixIn(Observation.class, ObservationNames.class)
          .addMixIn(ResultLine.Unknown.class, UnknownLine.class)
          .addMixIn(Observation.Unknown.class, UnknownFact.class)
          .addHandler(new UnknownValues())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultJson() {}

  /** Jackson escapes control characters, as JSON asks, but not the one that JSON forgot. */
  private static final class Printable extends CharacterEscapes {
    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      property = "type",
      visible = true,
      defaultImpl = ResultLine.Unknown.class)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ResultLine.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = ResultLine.TrialStarted.class, name = "trial-started"),
    @JsonSubTypes.Type(value = ResultLine.Observed.class, name = "observation"),
    @JsonSubTypes.Type(value = ResultLine.Witnessed.class, name = "witness"),
    @JsonSubTypes.Type(value = ResultLine.TrialFinished.class, name = "trial-finished"),
    @JsonSubTypes.Type(value = ResultLine.RunFinished.class, name = "run-finished")
  })
  private interface LineNames {}

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      property = "kind",
      visible = true,
      defaultImpl = Observation.Unknown.class)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.MessageFault.class, name = "message-fault"),
    @JsonSubTypes.Type(value = TlsObservation.TlsFailure.class, name = "tls-failure"),
    @JsonSubTypes.Type(value = TlsObservation.RecordDisorder.class, name = "record-disorder"),
    @JsonSubTypes.Type(value = TlsObservation.RecordsAccepted.class, name = "records-accepted"),
    @JsonSubTypes.Type(value = TlsObservation.AllRecordsInOrder.class, name = "records-left"),
    @JsonSubTypes.Type(value = TlsObservation.EngineShared.class, name = "engine-shared"),
    @JsonSubTypes.Type(value = TlsObservation.ConcurrentReaders.class, name = "readers-met"),
    @JsonSubTypes.Type(value = WireObservation.RecordsForwarded.class, name = "records-forwarded"),
    @JsonSubTypes.Type(value = WireObservation.WireDisorder.class, name = "wire-disorder"),
    @JsonSubTypes.Type(value = Observation.Negotiated.class, name = "negotiated"),
    @JsonSubTypes.Type(value = Observation.Arrived.class, name = "arrived"),
    @JsonSubTypes.Type(value = Observation.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Observation.Thrown.class, name = "thrown"),
    @JsonSubTypes.Type(value = WireObservation.PlaintextLeak.class, name = "plaintext-leak"),
    @JsonSubTypes.Type(value = RuntimeObservation.VmCrash.class, name = "vm-crash"),
    @JsonSubTypes.Type(value = RuntimeObservation.Stall.class, name = "stall"),
    @JsonSubTypes.Type(value = RuntimeObservation.Hung.class, name = "hung"),
    @JsonSubTypes.Type(value = RuntimeObservation.Environment.class, name = "environment")
  })
  private interface ObservationNames {}

  @JsonSerialize(using = UnknownForm.WriteLine.class)
  @JsonDeserialize(using = UnknownForm.ReadLine.class)
  private interface UnknownLine {}

  @JsonSerialize(using = UnknownForm.WriteFact.class)
  @JsonDeserialize(using = UnknownForm.ReadFact.class)
  private interface UnknownFact {}
}
