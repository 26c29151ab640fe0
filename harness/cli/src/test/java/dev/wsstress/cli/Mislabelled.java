package dev.wsstress.cli;

import dev.wsstress.api.Requirements;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.hazard.SplitWrapWrite;
import dev.wsstress.model.Expectation;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;

/**
 * A real hazard under a label that is not its own: who reads the label names something else, or
 * nothing. Only on the class path of the process that is to be red.
 */
public abstract class Mislabelled implements SubjectSpec {
  @Override
  public Subject create(SubjectContext context) {
    return new SplitWrapWrite.Hazard().create(context);
  }

  /** Said to break a compression context. */
  public static final class Hazard extends Mislabelled {
    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          "mislabelled-hazard",
          Role.HAZARD,
          "breaks another rule",
          null,
          Expectation.require(Mechanism.DEFLATE_STATE_BROKEN));
    }
  }

  /** Said to be safe. */
  public static final class Design extends Mislabelled {
    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          "mislabelled-design", Role.DESIGN, "is safe", null, Expectation.forbidFailure());
    }
  }

  /** Cannot run anywhere. */
  public static final class Absent extends Mislabelled {
    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          "absent-design", Role.DESIGN, "is not there", null, Expectation.forbidFailure());
    }

    @Override
    public Requirements requirements() {
      return Requirements.NONE.unavailable("it needs what there is not");
    }
  }

  /** Said to break, and safe: what a detector that sees nothing looks like. */
  public static final class Blinded implements SubjectSpec {
    @Override
    public SubjectDescription description() {
      return new SubjectDescription(
          "blinded-hazard",
          Role.HAZARD,
          "breaks nothing",
          null,
          Expectation.require(Mechanism.RECORDS_REORDERED));
    }

    @Override
    public Subject create(SubjectContext context) {
      return new SplitWrapWrite.Twin().create(context);
    }
  }
}
