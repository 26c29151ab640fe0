package dev.wsstress.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything a run is asked to do. Immutable.
 *
 * @param subjects names from the catalogue, in the order to run them
 * @param sessions sessions per trial
 * @param budget when a trial ends, and how often it is done
 * @param tls the client's TLS; every subject runs under each
 * @param wishes the conditions that are not left to each subject
 * @param actors sending threads; 0 for none, where each session sends when it is answered
 * @param load when messages are due
 * @param dispatch which thread runs a session's serial executor
 * @param seed the seed of all that the harness itself chooses: message sizes. Which thread runs
 *     when is the machine's choice and is not seeded
 * @param target the server
 * @param apparatus how trials are run and watched
 */
public record RunPlan(
    List<String> subjects,
    int sessions,
    Budget budget,
    List<TlsProfile> tls,
    Wishes wishes,
    int actors,
    LoadModel load,
    Dispatch dispatch,
    long seed,
    Target target,
    Apparatus apparatus) {

  /** On a session each actor has the stream of its number; stream 63 is the server's. */
  private static final int MOST_ACTORS = 63;

  public RunPlan {
    subjects = List.copyOf(subjects);
    tls = List.copyOf(tls);
    atLeastOne("subjects", subjects.size());
    atLeastOne("TLS profiles", tls.size());
    atLeastOne("sessions", sessions);
    if (actors < 0 || actors > MOST_ACTORS) {
      throw new PlanException("actors go from 0 to " + MOST_ACTORS + ": actors=" + actors);
    }
    if (apparatus.tapProxy() && target instanceof Target.Remote) {
      throw new PlanException("a tap proxy stands before the embedded server only: " + target);
    }
    Measurement measurement = apparatus.measurement();
    boolean believing =
        measurement != null && measurement.verification() == Measurement.Verification.NONE;
    if (believing && (wishes.workload() == Workload.TWO_STREAMS || wishes.workload() == null)) {
      throw new PlanException(
          "without verification only the headers of stamped messages are read:"
              + " name a workload, and another than two-streams");
    }
    boolean updatesKeys =
        wishes.provocations() != null && wishes.provocations().contains(Provocation.KEY_UPDATE);
    if (updatesKeys && tls.stream().anyMatch(t -> t.version() != TlsVersion.TLS_1_3)) {
      throw new PlanException("key-update needs TLS 1.3: tls=" + tls);
    }
  }

  /** Trials that the plan asks for. */
  public int trials() {
    return subjects.size() * tls.size() * budget.trials();
  }

  /** A plan with the plain {@link Apparatus}. */
  public RunPlan(
      List<String> subjects,
      int sessions,
      Budget budget,
      List<TlsProfile> tls,
      Wishes wishes,
      int actors,
      LoadModel load,
      Dispatch dispatch,
      long seed,
      Target target) {
    this(
        subjects,
        sessions,
        budget,
        tls,
        wishes,
        actors,
        load,
        dispatch,
        seed,
        target,
        Apparatus.PLAIN);
  }

  /** The same for one subject and one TLS profile. */
  public RunPlan only(String subject, TlsProfile profile) {
    return new RunPlan(
        List.of(subject),
        sessions,
        budget,
        List.of(profile),
        wishes,
        actors,
        load,
        dispatch,
        seed,
        target,
        apparatus);
  }

  /** Streams of messages on each session. */
  public int streams() {
    return Math.max(1, actors);
  }

  /** Streams of messages on all sessions. */
  public int allStreams() {
    return sessions * streams();
  }

  /** The same with another load. */
  public RunPlan with(LoadModel other) {
    return new RunPlan(
        subjects, sessions, budget, tls, wishes, actors, other, dispatch, seed, target, apparatus);
  }

  /** The same with another number of sending threads. */
  public RunPlan withActors(int number) {
    return with(budget, number, target, apparatus);
  }

  /** The same with another budget. */
  public RunPlan with(Budget other) {
    return with(other, actors, target, apparatus);
  }

  /** The same with another server. */
  public RunPlan with(Target other) {
    return with(budget, actors, other, apparatus);
  }

  /** The same with another apparatus. */
  public RunPlan with(Apparatus other) {
    return with(budget, actors, target, other);
  }

  private RunPlan with(Budget limits, int threads, Target server, Apparatus watched) {
    return new RunPlan(
        subjects, sessions, limits, tls, wishes, threads, load, dispatch, seed, server, watched);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new PlanException(name + " must be at least 1: " + name + "=" + value);
    }
  }

  /** The plan as it is kept with the results. */
  public Map<String, String> describe() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("subjects", String.join(", ", subjects));
    plan.put("sessions", Integer.toString(sessions));
    plan.put("duration", budget.duration().toMillis() + " ms");
    plan.put("messages", budget.messages() == 0 ? "no limit" : Long.toString(budget.messages()));
    plan.put("until", budget.until().toString());
    plan.put("trials", budget.trials() + " per subject and TLS profile");
    plan.put("tls", tls.stream().map(TlsProfile::toString).collect(Collectors.joining(", ")));
    plan.putAll(wishes.describe());
    plan.put("actors", actors == 0 ? "none: sessions answer for themselves" : "" + actors);
    plan.put("load", load.toString());
    plan.put("dispatch", dispatch.name().toLowerCase(java.util.Locale.ROOT));
    plan.put("seed", Long.toString(seed));
    plan.put("target", target.toString());
    plan.putAll(apparatus.describe());
    return plan;
  }
}
