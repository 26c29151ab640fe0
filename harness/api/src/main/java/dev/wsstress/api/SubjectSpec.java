package dev.wsstress.api;

import dev.wsstress.model.SubjectDescription;

/**
 * An entry of the catalogue: how a subject is called, what is expected of it, and how to make one.
 * Found through {@link java.util.ServiceLoader}; stateless.
 */
public interface SubjectSpec {
  /** Its name, role, rule and expectation. */
  SubjectDescription description();

  /** The conditions under which it shows what it is made for, where a plan does not say. */
  default Conditions conditions() {
    return Conditions.DEFAULT;
  }

  /** What a trial of it needs. */
  default Requirements requirements() {
    return Requirements.NONE;
  }

  /** Makes an instance for one trial. */
  Subject create(SubjectContext context);
}
