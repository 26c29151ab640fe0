package dev.wsstress.reports.result;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How result lines become JSON. The model itself carries no annotation. */
final class ResultJson {
  /** The version written into every run. A reader refuses any other. */
  static final int SCHEMA = 1;

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addMixIn(ResultLine.class, LineNames.class)
          .addMixIn(Observation.class, ObservationNames.class)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @Type(value = ResultLine.RunStarted.class, name = "run-started"),
    @Type(value = ResultLine.TrialStarted.class, name = "trial-started"),
    @Type(value = ResultLine.Observed.class, name = "observation"),
    @Type(value = ResultLine.Witnessed.class, name = "witness"),
    @Type(value = ResultLine.TrialFinished.class, name = "trial-finished"),
    @Type(value = ResultLine.RunFinished.class, name = "run-finished")
  })
  private interface LineNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @Type(value = Observation.MessageFault.class, name = "message-fault"),
    @Type(value = Observation.TlsFailure.class, name = "tls-failure"),
    @Type(value = Observation.RecordDisorder.class, name = "record-disorder"),
    @Type(value = Observation.RecordsAccepted.class, name = "records-accepted"),
    @Type(value = Observation.Closed.class, name = "closed"),
    @Type(value = Observation.Thrown.class, name = "thrown"),
    @Type(value = Observation.Stall.class, name = "stall"),
    @Type(value = Observation.Environment.class, name = "environment")
  })
  private interface ObservationNames {}
}
