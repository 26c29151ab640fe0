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

  private final Properties all;

  PlanProperties(Properties all) {
    this.all = all;
  }

  void put(RunPlan plan) {
    for (int i = 0; i < plan.subjects().size(); i++) {
      put(SUBJECT + i, plan.subjects().get(i));
    }
    put("sessions", plan.sessions());
    put("duration", plan.duration());
    put("provider", plan.tls().provider().id());
    put("tls", plan.tls().version().id());
    put(plan.wishes());
    put("actors", plan.actors());
    put("rate", plan.rate());
    put("dispatch", plan.dispatch());
    put("seed", plan.seed());
    put(plan.target());
    put("own-jvm", plan.ownJvm());
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

  private void put(Target target) {
    if (target instanceof Target.Embedded embedded) {
      put("port", embedded.port());
    } else if (target instanceof Target.Remote remote) {
      put("target", remote.uri());
      put("ca", remote.trustedCa());
    }
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      all.setProperty(key, value.toString());
    }
  }

  RunPlan take() {
    RunPlan plan =
        new RunPlan(
            subjects(),
            take("sessions", Integer::valueOf),
            take("duration", Duration::parse),
            new TlsProfile(take("provider", TlsProvider::of), take("tls", TlsVersion::of)),
            wishes(),
            take("actors", Integer::valueOf),
            take("rate", Integer::valueOf),
            take("dispatch", Dispatch::valueOf),
            take("seed", Long::valueOf),
            target(),
            take("own-jvm", PlanProperties::flag));
    if (!all.isEmpty()) {
      throw new PlanException("a plan has no " + new TreeSet<>(all.stringPropertyNames()));
    }
    return plan;
  }

  private List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    while (all.containsKey(SUBJECT + subjects.size())) {
      subjects.add(take(SUBJECT + subjects.size(), Function.identity()));
    }
    return subjects;
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
        ? new Target.Embedded(port)
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
