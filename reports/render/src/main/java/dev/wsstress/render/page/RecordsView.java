package dev.wsstress.render.page;

import dev.wsstress.model.Mechanism;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.Witness;
import dev.wsstress.render.text.StackView;
import java.util.List;

/**
 * The TLS records around the fault of one session.
 *
 * @param session whose they are
 * @param inbound whether they were received: then a record is "wrapped" by who reads it from the
 *     network and "written" by who gives it to the engine
 * @param graph order of wrapping against order on the wire
 * @param timeline what each thread did
 * @param stacks where threads stood
 */
public record RecordsView(
    String session, boolean inbound, SlopeGraph graph, Timeline timeline, List<StackView> stacks) {

  static RecordsView of(Witness witness) {
    RecordTrace trace = witness.trace();
    boolean inbound = witness.diagnosis().mechanism() == Mechanism.INBOUND_RECORDS_MIXED;
    return new RecordsView(
        "session " + witness.session(),
        inbound,
        SlopeGraph.of(trace),
        Timeline.of(trace),
        StackView.of(trace.stacks(), inbound));
  }

  /** What happened to a record first. */
  public String first() {
    return inbound ? "read" : "wrapped";
  }

  /** What happened to it then. */
  public String then() {
    return inbound ? "given to the engine" : "written";
  }

  /** The heading of the left column. */
  public String left() {
    return inbound ? "as it arrived" : "as wrapped";
  }

  /** The heading of the right column. */
  public String right() {
    return inbound ? "at the engine" : "on the wire";
  }

  /** What the drawing shows, in a sentence. */
  public String caption() {
    SlopeGraph.Crossing crossing = graph.crossing();
    String all = "TLS records of " + session + ": order " + left() + " against order " + right();
    return crossing == null
        ? all + "."
        : all
            + ". Record "
            + crossing.early()
            + " overtook record "
            + crossing.late()
            + " where the circle is.";
  }
}
