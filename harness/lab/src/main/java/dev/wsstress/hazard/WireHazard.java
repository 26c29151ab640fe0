package dev.wsstress.hazard;

import dev.wsstress.api.Subject;
import dev.wsstress.model.Mechanism;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Pipeline;
import dev.wsstress.wire.WireSubject;

/** A hazard on the wire pipeline: a subject on it in which a step is broken or kept. */
abstract class WireHazard extends HazardSpec implements Pipeline {
  WireHazard(String name, String rule, boolean kept, Mechanism... mechanisms) {
    super(name, rule, kept, mechanisms);
  }

  /** A guard that keeps the rule, or none. */
  final Guard rule() {
    return Guard.kept(isKept());
  }

  @Override
  final Subject subject(TrialContext context) {
    return new WireSubject(context, this);
  }
}
