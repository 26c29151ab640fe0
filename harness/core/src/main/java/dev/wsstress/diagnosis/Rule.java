package dev.wsstress.diagnosis;

import dev.wsstress.model.Diagnosis;
import java.util.Optional;

/** Knows one mechanism by its marks. Pure: the same facts give the same diagnosis. */
interface Rule {
  /** The mechanism, if the facts bear its marks. */
  Optional<Diagnosis> explain(SessionEvidence facts);
}
