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
 * @param actors sending threads
 * @param rate messages a second that an actor sends on a session, at most; 0 for as many as
 *     acknowledgements allow
 * @param dispatch which thread runs a session's serial executor
 * @param seed the seed of all that the harness itself chooses: message sizes. Which thread runs
 *     when is the machine's choice and is not seeded
 * @param target the server
 * @param ownJvm whether every trial runs in a JVM of its own, and not only those that need one
 * @param pcap whether the bytes around a failure are kept
 */
public record RunPlan(
    List<String> subjects,
    int sessions,
    Budget budget,
    List<TlsProfile> tls,
    Wishes wishes,
    int actors,
    int rate,
    Dispatch dispatch,
    long seed,
    Target target,
    boolean ownJvm,
    boolean pcap) {

  private static final int MOST_A_SECOND = 1_000_000;

  /** On a session each actor has the stream of its number; stream 63 is the server's. */
  private static final int MOST_ACTORS = 63;

  public RunPlan {
    subjects = List.copyOf(subjects);
    tls = List.copyOf(tls);
    atLeastOne("subjects", subjects.size());
    atLeastOne("TLS profiles", tls.size());
    atLeastOne("sessions", sessions);
    atLeastOne("actors", actors);
    if (actors > MOST_ACTORS) {
      throw new PlanException("actors must be at most " + MOST_ACTORS + ": actors=" + actors);
    }
    if (rate < 0 || rate > MOST_A_SECOND) {
      throw new PlanException("rate goes from 0 (no limit) to " + MOST_A_SECOND + ": rate=" + rate);
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

  /** A plan that keeps no bytes. */
  public RunPlan(
      List<String> subjects,
      int sessions,
      Budget budget,
      List<TlsProfile> tls,
      Wishes wishes,
      int actors,
      int rate,
      Dispatch dispatch,
      long seed,
      Target target,
      boolean ownJvm) {
    this(
        subjects, sessions, budget, tls, wishes, actors, rate, dispatch, seed, target, ownJvm,
        false);
  }

  /** A plan whose trials share this JVM, but for those that need one of their own. */
  public RunPlan(
      List<String> subjects,
      int sessions,
      Budget budget,
      List<TlsProfile> tls,
      Wishes wishes,
      int actors,
      int rate,
      Dispatch dispatch,
      long seed,
      Target target) {
    this(subjects, sessions, budget, tls, wishes, actors, rate, dispatch, seed, target, false);
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
        rate,
        dispatch,
        seed,
        target,
        ownJvm,
        pcap);
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
    plan.put("actors", Integer.toString(actors));
    plan.put("rate", rate == 0 ? "unpaced" : rate + "/s per actor and session");
    plan.put("dispatch", dispatch.name().toLowerCase(java.util.Locale.ROOT));
    plan.put("seed", Long.toString(seed));
    plan.put("target", target.toString());
    plan.put("own JVM", ownJvm ? "every trial" : "trials that need one");
    plan.put("pcap", pcap ? "of the first failures" : "none");
    return plan;
  }
}
