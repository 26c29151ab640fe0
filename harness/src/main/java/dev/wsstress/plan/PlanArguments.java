package dev.wsstress.plan;

import java.util.ArrayList;
import java.util.List;
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
    arguments.put(conditions);
    arguments.put("--actors", plan.actors());
    arguments.put("--rate", plan.rate());
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
    if (budget.until() == Budget.Until.FIRED) {
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

  private void put(Conditions conditions) {
    put("--workload", conditions.workload().id());
    put(
        "--provocation",
        conditions.provocations().isEmpty()
            ? "none"
            : conditions.provocations().stream()
                .sorted()
                .map(Provocation::id)
                .collect(Collectors.joining(",")));
    put("--size", conditions.sizes());
    put("--in-flight", conditions.inFlight());
  }

  /** Controls are trials of their own, and each failure is repeated by itself. */
  private void put(Apparatus apparatus) {
    if (apparatus.ownJvm()) {
      all.add("--own-jvm");
    }
    if (!apparatus.journal()) {
      all.add("--no-journal");
    }
    if (apparatus.tapProxy()) {
      all.add("--tap-proxy");
    }
    if (apparatus.pcap()) {
      all.add("--pcap");
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
