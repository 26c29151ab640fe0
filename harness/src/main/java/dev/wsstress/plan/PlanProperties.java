package dev.wsstress.plan;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a plan's properties. What is null in a plan has no key. Taking removes, so that what
 * is left at the end is unknown. NOT threadsafe.
 */
final class PlanProperties {
  private static final String SUBJECT = "subject.";
  private static final String PROVIDER = "provider.";
  private static final String VERSION = "tls.";

  private final Properties all;

  PlanProperties(Properties all) {
    this.all = all;
  }

  void put(RunPlan plan) {
    putAll(SUBJECT, plan.subjects());
    putAll(PROVIDER, plan.tls().stream().map(tls -> tls.provider().id()).toList());
    putAll(VERSION, plan.tls().stream().map(tls -> tls.version().id()).toList());
    put("sessions", plan.sessions());
    put(plan.budget());
    put(plan.wishes());
    put("actors", plan.actors());
    put(plan.load());
    put("dispatch", plan.dispatch());
    put("seed", plan.seed());
    put(plan.target());
    put(plan.apparatus());
  }

  private void putAll(String prefix, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      put(prefix + i, values.get(i));
    }
  }

  private void put(Budget budget) {
    put("duration", budget.duration());
    put("messages", budget.messages());
    put("until", budget.until().name());
    put("trials", budget.trials());
  }

  private void put(Wishes wishes) {
    put("workload", wishes.workload() == null ? null : wishes.workload().id());
    if (wishes.provocations() != null) {
      put(
          "provocations",
          wishes.provocations().stream().map(Provocation::id).collect(Collectors.joining(",")));
    }
    put("size", wishes.sizes());
    put("in-flight", wishes.inFlight());
  }

  private void put(LoadModel load) {
    if (load instanceof LoadModel.Open open) {
      put("rate", open.perSecond());
      put("arrivals", open.arrivals());
    }
  }

  private LoadModel load() {
    Double rate = takeOrNull("rate", Double::valueOf);
    return rate == null
        ? LoadModel.CLOSED
        : new LoadModel.Open(rate, take("arrivals", LoadModel.Arrivals::valueOf));
  }

  private void put(Target target) {
    if (target instanceof Target.Embedded embedded) {
      put("port", embedded.port());
      put("plain", embedded.plain());
    } else if (target instanceof Target.Remote remote) {
      put("target", remote.uri());
      put("ca", remote.trustedCa());
    }
  }

  private void put(Apparatus apparatus) {
    put("own-jvm", apparatus.ownJvm());
    put("journal", apparatus.journal());
    put("controls", apparatus.controls());
    put("tap-proxy", apparatus.tapProxy());
    put("pcap", apparatus.pcap());
    Measurement measurement = apparatus.measurement();
    if (measurement != null) {
      put("ramp", measurement.ramp());
      put("warmup", measurement.warmup());
      put("verification", measurement.verification());
    }
  }

  private @Nullable Measurement measurement() {
    Duration ramp = takeOrNull("ramp", Duration::parse);
    return ramp == null
        ? null
        : new Measurement(
            ramp,
            take("warmup", Duration::parse),
            take("verification", Measurement.Verification::valueOf));
  }

  private Apparatus apparatus() {
    return new Apparatus(
        take("own-jvm", PlanProperties::flag),
        take("journal", PlanProperties::flag),
        take("controls", PlanProperties::flag),
        take("tap-proxy", PlanProperties::flag),
        take("pcap", PlanProperties::flag),
        measurement());
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      all.setProperty(key, value.toString());
    }
  }

  RunPlan take() {
    RunPlan plan =
        new RunPlan(
            takeAll(SUBJECT, Function.identity()),
            take("sessions", Integer::valueOf),
            budget(),
            profiles(),
            wishes(),
            take("actors", Integer::valueOf),
            load(),
            take("dispatch", Dispatch::valueOf),
            take("seed", Long::valueOf),
            target(),
            apparatus());
    if (!all.isEmpty()) {
      throw new PlanException("a plan has no " + new TreeSet<>(all.stringPropertyNames()));
    }
    return plan;
  }

  private <T> List<T> takeAll(String prefix, Function<String, T> reader) {
    List<T> values = new ArrayList<>();
    while (all.containsKey(prefix + values.size())) {
      values.add(take(prefix + values.size(), reader));
    }
    return values;
  }

  private List<TlsProfile> profiles() {
    List<TlsProfile> profiles = new ArrayList<>();
    for (TlsProvider provider : takeAll(PROVIDER, TlsProvider::of)) {
      profiles.add(new TlsProfile(provider, take(VERSION + profiles.size(), TlsVersion::of)));
    }
    return profiles;
  }

  private Budget budget() {
    return new Budget(
        take("duration", Duration::parse),
        take("messages", Long::valueOf),
        take("until", Budget.Until::valueOf),
        take("trials", Integer::valueOf));
  }

  private Wishes wishes() {
    return new Wishes(
        takeOrNull("workload", Workload::of),
        takeOrNull("provocations", PlanProperties::provocations),
        takeOrNull("size", MessageSizes::parse),
        takeOrNull("in-flight", Integer::valueOf));
  }

  private static Set<Provocation> provocations(String ids) {
    return ids.isEmpty()
        ? Set.of()
        : List.of(ids.split(",", -1)).stream()
            .map(Provocation::of)
            .collect(Collectors.toUnmodifiableSet());
  }

  private Target target() {
    Integer port = takeOrNull("port", Integer::valueOf);
    return port != null
        ? new Target.Embedded(port, take("plain", PlanProperties::flag))
        : new Target.Remote(take("target", URI::create), takeOrNull("ca", Path::of));
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
      throw new PlanException("a plan has to say its " + key);
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
      throw new PlanException("not a plan's " + key + ": '" + text + "'");
    }
  }
}
