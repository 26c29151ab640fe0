package dev.wsstress.diagnosis;

import dev.wsstress.model.RecordFact;

/** How a record of the journal is told of. Stateless. */
final class RecordWords {
  private RecordWords() {}

  /** Who wrapped and who wrote it. */
  static String threads(RecordFact record) {
    if (record.wrappedBy().isEmpty()) {
      return "not wrapped yet";
    }
    return "wrapped by "
        + record.wrappedBy()
        + (record.writtenBy().isEmpty()
            ? ", never seen whole"
            : ", written by " + record.writtenBy());
  }
}
