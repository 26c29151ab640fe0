package dev.wsstress.subject;

import dev.wsstress.reports.result.SubjectDescription;

/**
 * An entry of the catalogue: how a subject is called, what is expected of it, and how to make one.
 * Found through {@link java.util.ServiceLoader}; stateless.
 */
public interface SubjectSpec {
  /** Its name, role, rule and expectation. */
  SubjectDescription description();

  /** Makes an instance for one trial. */
  Subject create(SubjectContext context);
}
