package dev.wsstress.cli;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Provocation;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.DurationText;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MeasuredLoad;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command that repeats a trial. Every option is spelled out, so that a later default changes
 * nothing. Pure.
 */
final class RepeatCommand {
  private final List<String> all = new ArrayList<>();

  private RepeatCommand() {}

  /**
   * The command of a trial, {@code wsstress} first.
   *
   * @param mayBreak whether the subject breaks connections, which a target may have to allow
   */
  static List<String> of(TrialPlan plan, boolean mayBreak) {
    RepeatCommand command = new RepeatCommand();
    command.all.add("wsstress");
    command.command(plan);
    command.tls(plan);
    command.put("--sessions", plan.sessions().count());
    command.put(plan.conditions(), plan);
    command.put("--actors", plan.load().actors());
    command.load(plan);
    command.put("--dispatch", plan.load().dispatch().name().toLowerCase(Locale.ROOT));
    command.put("--seed", plan.load().seed());
    command.put(plan.instruments());
    command.put(plan.target(), mayBreak);
    return List.copyOf(command.all);
  }

  private void put(String option, Object value) {
    all.add(option);
    all.add(value.toString());
  }

  /** Which command it is follows from what ends a trial. */
  private void command(TrialPlan plan) {
    String subject = plan.subject();
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

  private void tls(TrialPlan plan) {
    TlsProfile tls = plan.tls();
    boolean several = plan.budget().until() == Budget.Until.FIRST_FAILURE;
    put(several ? "--providers" : "--provider", tls.provider().id());
    put("--tls", tls.version().id());
  }

  /** What is measured is asked for in sum, everything else for each stream. */
  private void load(TrialPlan plan) {
    if (plan.load().model() instanceof LoadModel.Open open) {
      put("--rate", measured(plan) ? open.perSecond() * allStreams(plan) : open.perSecond());
      put("--arrivals", open.arrivals().name().toLowerCase(Locale.ROOT));
    }
  }

  private static int allStreams(TrialPlan plan) {
    return plan.sessions().count() * plan.load().streams();
  }

  private static boolean measured(TrialPlan plan) {
    return plan.instruments().measured() != null;
  }

  private void put(Conditions conditions, TrialPlan plan) {
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
  private void put(Instruments instruments) {
    MeasuredLoad measurement = instruments.measured();
    if (measurement != null) {
      put("--ramp", DurationText.write(measurement.ramp()));
      put("--warmup", DurationText.write(measurement.warmup()));
      put("--verify", measurement.verification().name().toLowerCase(Locale.ROOT));
      flag("--journal", instruments.journal());
      return;
    }
    flag("--own-jvm", instruments.ownJvm());
    flag("--no-journal", !instruments.journal());
    flag("--tap-proxy", instruments.tapProxy());
    flag("--pcap", instruments.pcap());
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
