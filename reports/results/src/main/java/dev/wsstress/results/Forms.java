package dev.wsstress.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Finding;
import dev.wsstress.model.LoadFigures;
import dev.wsstress.model.Measurements;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.SessionCounts;
import dev.wsstress.model.Traffic;
import dev.wsstress.model.TrialIdentity;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import java.util.List;
import java.util.Map;

/**
 * How the model's groups lie flat in JSON. A group is a matter of the code; in a line its fields
 * stand beside those of the others, as they did before there were groups.
 */
final class Forms {
  /** No field has such a name, in no version: a group itself has none in JSON. */
  private static final String GROUP = "(group) ";

  private Forms() {}

  static JsonMapper.Builder add(JsonMapper.Builder builder) {
    return builder
        .addMixIn(ResultLine.RunStarted.class, RunStarted.class)
        .addMixIn(WitnessFile.class, InWitness.class)
        .addMixIn(TrialResult.class, Result.class)
        .addMixIn(SessionCounts.class, Sessions.class)
        .addMixIn(LoadFigures.class, Load.class)
        .addMixIn(Diagnosis.class, DiagnosisForm.class);
  }

  private record RunStarted(@JsonUnwrapped @JsonProperty(GROUP + "header") RunHeader header) {}

  private record InWitness(
      @JsonUnwrapped @JsonProperty(GROUP + "header") RunHeader header,
      ResultLine.TrialStarted trial,
      List<String> command,
      Witness witness) {}

  private record Result(
      @JsonUnwrapped @JsonProperty(GROUP + "identity") TrialIdentity identity,
      TrialResult.End end,
      @JsonUnwrapped @JsonProperty(GROUP + "sessions") SessionCounts sessions,
      @JsonUnwrapped @JsonProperty(GROUP + "traffic") Traffic traffic,
      @JsonUnwrapped @JsonProperty(GROUP + "finding") Finding finding,
      @JsonUnwrapped @JsonProperty(GROUP + "measurements") Measurements measurements) {}

  private record Sessions(
      @JsonProperty("sessionsAsked") int asked,
      @JsonProperty("sessionsOpened") int opened,
      @JsonProperty("sessionsBroken") int broken,
      @JsonDeserialize(using = OutcomeCounts.class) Map<Outcome, Integer> outcomes) {}

  private record Load(
      @JsonUnwrapped @JsonProperty(GROUP + "volume") LoadFigures.Volume volume,
      @JsonUnwrapped @JsonProperty(GROUP + "cost") LoadFigures.Cost cost,
      @JsonUnwrapped @JsonProperty(GROUP + "setup") LoadFigures.Setup setup,
      Map<String, Long> errors,
      String verification) {}
}
