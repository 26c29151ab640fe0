package dev.wsstress.plan;

import dev.wsstress.api.Conditions;

/**
 * One subject under one workload, with nothing left open: what another JVM or another host gets, as
 * data. Immutable.
 *
 * @param key which trial it is
 * @param sessions the sessions to open
 * @param conditions what it is run under
 * @param load who sends, and when
 * @param budget when it ends by itself
 * @param target the server
 * @param instruments how it is watched
 */
public record TrialPlan(
    TrialKey key,
    SessionRange sessions,
    Conditions conditions,
    LoadPlan load,
    Budget budget,
    Target target,
    Instruments instruments) {
  /** Its number in the run, from 1. */
  public int number() {
    return key.number();
  }

  /** The name of its subject in the catalogue. */
  public String subject() {
    return key.subject();
  }

  /** The client's TLS. */
  public TlsProfile tls() {
    return key.tls();
  }

  /** The same with another load. */
  public TrialPlan with(LoadPlan other) {
    return new TrialPlan(key, sessions, conditions, other, budget, target, instruments);
  }

  /** The same with another budget. */
  public TrialPlan with(Budget other) {
    return new TrialPlan(key, sessions, conditions, load, other, target, instruments);
  }

  /** The same with another server. */
  public TrialPlan with(Target other) {
    return new TrialPlan(key, sessions, conditions, load, budget, other, instruments);
  }

  /** The same with other instruments. */
  public TrialPlan with(Instruments other) {
    return new TrialPlan(key, sessions, conditions, load, budget, target, other);
  }

  /** The same trial of another subject, as another trial of the run. */
  public TrialPlan as(int number, String subject) {
    TrialKey other = new TrialKey(number, subject, tls());
    return new TrialPlan(other, sessions, conditions, load, budget, target, instruments);
  }
}
