package dev.wsstress.results;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import java.util.List;

/**
 * A diagnosis in JSON: its mechanism stands there by name, whether this version knows it or not.
 */
@JsonSerialize(converter = DiagnosisForm.Write.class)
@JsonDeserialize(converter = DiagnosisForm.Read.class)
interface DiagnosisForm {
  /** The fields. */
  record Fields(
      @JsonDeserialize(using = MechanismName.class) String mechanism,
      String sentence,
      List<String> evidence,
      List<Blame> blame) {}

  /** From the model to the fields. */
  final class Write extends StdConverter<Diagnosis, Fields> {
    @Override
    public Fields convert(Diagnosis diagnosis) {
      return new Fields(
          diagnosis.name(), diagnosis.sentence(), diagnosis.evidence(), diagnosis.blame());
    }
  }

  /** From the fields to the model. */
  final class Read extends StdConverter<Fields, Diagnosis> {
    @Override
    public Diagnosis convert(Fields fields) {
      return Diagnosis.of(fields.mechanism(), fields.sentence(), fields.evidence(), fields.blame());
    }
  }
}
