package dev.wsstress.plan;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a trial's properties. What is null in a plan has no key. Taking removes, so that what
 * is left at the end is unknown. NOT threadsafe.
 */
final class TrialProperties {
  private final Properties all;

  TrialProperties(Properties all) {
    this.all = all;
  }

  void put(TrialOrder order) {
    TrialPlan plan = order.plan();
    put("number", plan.number());
    put("subject", plan.subject());
    put("provider", plan.tls().provider().id());
    put("tls", plan.tls().version().id());
    put("first-session", plan.sessions().first());
    put("sessions", plan.sessions().count());
    put(plan.conditions());
    put(plan.load());
    put(plan.budget());
    put(plan.target());
    put(plan.instruments());
    put("server", order.server().base());
    put("server-ca", order.server().ca());
    put("server-numbered", order.server().numbered());
  }

  private void put(Conditions conditions) {
    put("workload", conditions.workload().id());
    put(
        "provocations",
        conditions.provocations().stream().map(Provocation::id).collect(Collectors.joining(",")));
    put("size", conditions.sizes());
    put("in-flight", conditions.inFlight());
  }

  private void put(LoadPlan load) {
    put("actors", load.actors());
    put("dispatch", load.dispatch());
    put("seed", load.seed());
    if (load.model() instanceof LoadModel.Open open) {
      put("rate", open.perSecond());
      put("arrivals", open.arrivals());
    }
  }

  private void put(Budget budget) {
    put("duration", budget.duration());
    put("messages", budget.messages());
    put("until", budget.until().name());
  }

  private void put(Target target) {
    if (target instanceof Target.Embedded embedded) {
      put("port", embedded.port());
      put("plain", embedded.plain());
      put("server-jvm", embedded.ownJvm());
    } else if (target instanceof Target.Remote remote) {
      put("target", remote.uri());
      put("ca", remote.trustedCa());
    }
  }

  private void put(Instruments instruments) {
    put("own-jvm", instruments.ownJvm());
    put("journal", instruments.journal());
    put("controls", instruments.controls());
    put("tap-proxy", instruments.tapProxy());
    put("pcap", instruments.pcap());
    MeasuredLoad measured = instruments.measured();
    if (measured != null) {
      put("ramp", measured.ramp());
      put("warmup", measured.warmup());
      put("verification", measured.verification());
    }
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      all.setProperty(key, value.toString());
    }
  }

  TrialOrder take() {
    TrialPlan plan =
        new TrialPlan(
            new TrialKey(
                take("number", Integer::valueOf), take("subject", Function.identity()), profile()),
            new SessionRange(
                take("first-session", Integer::valueOf), take("sessions", Integer::valueOf)),
            conditions(),
            load(),
            budget(),
            target(),
            instruments());
    Endpoint server =
        new Endpoint(
            take("server", URI::create),
            takeOrNull("server-ca", Function.identity()),
            take("server-numbered", TrialProperties::flag));
    if (!all.isEmpty()) {
      throw new PlanException("a trial has no " + new TreeSet<>(all.stringPropertyNames()));
    }
    return new TrialOrder(plan, server);
  }

  private TlsProfile profile() {
    return new TlsProfile(take("provider", TlsProvider::of), take("tls", TlsVersion::of));
  }

  private Conditions conditions() {
    return new Conditions(
        take("workload", Workload::of),
        take("provocations", TrialProperties::provocations),
        take("size", MessageSizes::parse),
        take("in-flight", Integer::valueOf));
  }

  private static Set<Provocation> provocations(String ids) {
    return ids.isEmpty()
        ? Set.of()
        : List.of(ids.split(",", -1)).stream()
            .map(Provocation::of)
            .collect(Collectors.toUnmodifiableSet());
  }

  private LoadPlan load() {
    Double rate = takeOrNull("rate", Double::valueOf);
    LoadModel model =
        rate == null
            ? LoadModel.CLOSED
            : new LoadModel.Open(rate, take("arrivals", LoadModel.Arrivals::valueOf));
    return new LoadPlan(
        model,
        take("actors", Integer::valueOf),
        take("dispatch", Dispatch::valueOf),
        take("seed", Long::valueOf));
  }

  private Budget budget() {
    return new Budget(
        take("duration", Duration::parse),
        take("messages", Long::valueOf),
        take("until", Budget.Until::valueOf));
  }

  private Target target() {
    Integer port = takeOrNull("port", Integer::valueOf);
    return port != null
        ? new Target.Embedded(
            port, take("plain", TrialProperties::flag), take("server-jvm", TrialProperties::flag))
        : new Target.Remote(take("target", URI::create), takeOrNull("ca", Path::of));
  }

  private Instruments instruments() {
    return new Instruments(
        take("own-jvm", TrialProperties::flag),
        take("journal", TrialProperties::flag),
        take("controls", TrialProperties::flag),
        take("tap-proxy", TrialProperties::flag),
        take("pcap", TrialProperties::flag),
        measured());
  }

  private @Nullable MeasuredLoad measured() {
    Duration ramp = takeOrNull("ramp", Duration::parse);
    return ramp == null
        ? null
        : new MeasuredLoad(
            ramp,
            take("warmup", Duration::parse),
            take("verification", MeasuredLoad.Verification::valueOf));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private <T> T take(String key, Function<String, T> reader) {
    T value = takeOrNull(key, reader);
    if (value == null) {
      throw new PlanException("a trial has to say its " + key);
    }
    return value;
  }

  private <T> @Nullable T takeOrNull(String key, Function<String, T> reader) {
    String text = (String) all.remove(key);
    try {
      return text == null ? null : reader.apply(text);
    } catch (PlanException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PlanException("not a trial's " + key + ": '" + text + "'");
    }
  }
}
