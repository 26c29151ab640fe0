package dev.wsstress.trial;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;

/**
 * One subject under one workload.
 *
 * @param number from 1
 * @param plan what to do
 * @param tls the client's TLS
 * @param subject with whom
 * @param authority whose certificates the embedded server shows
 */
public record Trial(
    int number, RunPlan plan, TlsProfile tls, SubjectSpec subject, TestAuthority authority) {
  /** What it is run under: as asked for, and as its subject needs where nothing is. */
  public Conditions conditions() {
    return plan.wishes().over(subject.conditions());
  }
}
