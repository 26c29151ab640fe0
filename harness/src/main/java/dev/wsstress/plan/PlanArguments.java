package dev.wsstress.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan of one subject under one TLS profile as the arguments of the command line that ask for it,
 * the command first. Every option is spelled out, so that a later default changes nothing. Pure.
 */
public final class PlanArguments {
  private final List<String> all = new ArrayList<>();

  private PlanArguments() {}

  /**
   * The arguments for a plan.
   *
   * @param plan of one subject under one TLS profile
   * @param conditions what the subject is run under
   * @param mayBreak whether the subject breaks connections, which a target may have to allow
   */
  public static List<String> of(RunPlan plan, Conditions conditions, boolean mayBreak) {
    PlanArguments arguments = new PlanArguments();
    arguments.command(plan);
    arguments.tls(plan);
    arguments.put("--sessions", plan.sessions());
    arguments.put(conditions, plan);
    arguments.put("--actors", plan.actors());
    arguments.load(plan);
    arguments.put("--dispatch", plan.dispatch().name().toLowerCase(java.util.Locale.ROOT));
    arguments.put("--seed", plan.seed());
    arguments.put(plan.apparatus());
    arguments.put(plan.target(), mayBreak);
    return List.copyOf(arguments.all);
  }

  private void put(String option, Object value) {
    all.add(option);
    all.add(value.toString());
  }

  /** Which command it is follows from what ends a trial. */
  private void command(RunPlan plan) {
    String subject = plan.subjects().get(0);
    Budget budget = plan.budget();
    String time = DurationText.write(budget.duration());
    if (measured(plan)) {
      all.addAll(List.of("load", "--subjects", subject, "--duration", time));
    } else if (budget.until() == Budget.Until.FIRED) {
      all.addAll(List.of("reproduce", subject, "--budget", time));
    } else if (budget.until() == Budget.Until.FIRST_FAILURE) {
      all.addAll(List.of("matrix", "--subjects", subject, "--trials", "1", "--duration", time));
    } else if (budget.messages() > 0) {
      all.addAll(List.of("soak", "--subjects", subject, "--duration", time));
      put("--messages", budget.messages());
    } else {
      all.addAll(List.of("contrast", "--subjects", subject, "--duration", time));
    }
  }

  private void tls(RunPlan plan) {
    TlsProfile tls = plan.tls().get(0);
    boolean several = plan.budget().until() == Budget.Until.FIRST_FAILURE;
    put(several ? "--providers" : "--provider", tls.provider().id());
    put("--tls", tls.version().id());
  }

  /** What is measured is asked for in sum, everything else for each stream. */
  private void load(RunPlan plan) {
    if (plan.load() instanceof LoadModel.Open open) {
      put("--rate", measured(plan) ? open.perSecond() * plan.allStreams() : open.perSecond());
      put("--arrivals", open.arrivals().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static boolean measured(RunPlan plan) {
    return plan.apparatus().measurement() != null;
  }

  private void put(Conditions conditions, RunPlan plan) {
    put("--workload", conditions.workload().id());
    put("--size", conditions.sizes());
    put("--in-flight", conditions.inFlight());
    if (!measured(plan)) {
      put(conditions.provocations());
    }
  }

  private void put(Set<Provocation> provocations) {
    put(
        "--provocation",
        provocations.isEmpty()
            ? "none"
            : provocations.stream().sorted().map(Provocation::id).collect(Collectors.joining(",")));
  }

  /** Controls are trials of their own, and each failure is repeated by itself. */
  private void put(Apparatus apparatus) {
    Measurement measurement = apparatus.measurement();
    if (measurement != null) {
      put("--ramp", DurationText.write(measurement.ramp()));
      put("--warmup", DurationText.write(measurement.warmup()));
      put("--verify", measurement.verification().name().toLowerCase(java.util.Locale.ROOT));
      flag("--journal", apparatus.journal());
      return;
    }
    flag("--own-jvm", apparatus.ownJvm());
    flag("--no-journal", !apparatus.journal());
    flag("--tap-proxy", apparatus.tapProxy());
    flag("--pcap", apparatus.pcap());
  }

  private void flag(String option, boolean given) {
    if (given) {
      all.add(option);
    }
  }

  private void put(Target target, boolean mayBreak) {
    if (target instanceof Target.Embedded embedded && embedded.port() != 0) {
      put("--port", embedded.port());
    } else if (target instanceof Target.Remote remote) {
      put("--target", remote.uri());
      if (remote.trustedCa() != null) {
        put("--ca", remote.trustedCa());
      }
      if (mayBreak) {
        all.add("--allow-remote-hazard");
      }
    }
  }
}
