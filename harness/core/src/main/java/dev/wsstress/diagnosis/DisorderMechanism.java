package dev.wsstress.diagnosis;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.model.WireObservation.WireDisorder;
import org.jspecify.annotations.Nullable;

/** From what a tap saw of the first record out of place to the mechanism. Pure. */
final class DisorderMechanism {
  private DisorderMechanism() {}

  /** What a client's journal saw. */
  static Mechanism of(RecordDisorder disorder) {
    if (disorder.direction() == Direction.INBOUND) {
      return Mechanism.INBOUND_RECORDS_MIXED;
    }
    RecordFact found = disorder.found();
    Mechanism seen = of(disorder.expected().index(), found == null ? null : found.index());
    return isOverwritten(seen, disorder.due()) ? Mechanism.NET_BUFFER_SHARED : seen;
  }

  /** What a tap proxy saw, which knows nothing of buffers. */
  static Mechanism of(WireDisorder disorder) {
    return of(disorder.wirePosition(), disorder.found());
  }

  private static Mechanism of(long due, @Nullable Long found) {
    if (found == null) {
      return Mechanism.RECORD_TORN;
    }
    return found > due ? Mechanism.RECORDS_REORDERED : Mechanism.RECORD_FOREIGN;
  }

  /**
   * Whether a record that seems to be overtaken, or torn, was overwritten: it never left whole, and
   * another was wrapped to where its bytes lay; or after another had left in its place its thread
   * wrapped one more and wrote that itself. A thread that does so has written the one before,
   * unless its bytes were gone.
   */
  private static boolean isOverwritten(Mechanism seen, DueRecord due) {
    if (!due.neverLeft()) {
      return false;
    }
    return switch (seen) {
      case RECORD_TORN -> due.wrappedOver();
      case RECORDS_REORDERED -> !due.unknownFollowed() && (due.wrappedOver() || due.writerWentOn());
      default -> false;
    };
  }
}
