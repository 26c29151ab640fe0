package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.DurationText;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.plan.PlanException;
import dev.wsstress.plan.Provocation;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.plan.Wishes;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.SubjectDescription.Role;
import dev.wsstress.subject.SubjectCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a contrast, and the plan they make. */
final class ContrastOptions {
  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description =
          "What to try, in this order (see 'wsstress list'). Default: every design, hazard and twin;"
              + " with --target the designs only.")
  private List<String> subjects = List.of();

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Sessions a trial (default: ${DEFAULT-VALUE}).")
  private int sessions = Defaults.SESSIONS;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description =
          "How long a design sends, and a hazard at most, as 500ms, 10s, 2m (default: 12s).")
  private Duration duration = Defaults.DURATION;

  @Option(names = "--tls", paramLabel = "VERSION", description = "1.2 or 1.3 (default: 1.3).")
  private TlsVersion tls = Defaults.TLS.version();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "bcjsse, bcjsse-bc, sunjsse or conscrypt (default: bcjsse).")
  private TlsProvider provider = Defaults.TLS.provider();

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "Message size, as 256 or 64-1024 (default: as each subject needs).")
  private @Nullable MessageSizes size;

  @Option(
      names = "--actors",
      paramLabel = "N",
      description = "Sending threads (default: ${DEFAULT-VALUE}).")
  private int actors = Defaults.ACTORS;

  @Option(
      names = "--in-flight",
      paramLabel = "N",
      description =
          "Messages an actor keeps under way on a session (default: as each subject needs).")
  private @Nullable Integer inFlight;

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "Who sends what (see 'wsstress list'; default: as each subject needs).")
  private @Nullable Workload workload;

  @Option(
      names = "--provocation",
      split = ",",
      paramLabel = "NAME",
      description =
          "What the server does besides (see 'wsstress list'); none for nothing. Default: as each"
              + " subject needs.")
  private @Nullable List<String> provocations;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Messages a second that an actor sends on a session at most (default: no limit).")
  private int rate = Defaults.UNPACED;

  @Option(
      names = "--dispatch",
      paramLabel = "HOW",
      description =
          "Who runs a session's serial executor: inline (whoever finds it idle) or pool"
              + " (default: inline).")
  private Dispatch dispatch = Dispatch.INLINE;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the message sizes. Thread timing is the machine's. Default: a new one.")
  private @Nullable Long seed;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the embedded server (default: any free one).")
  private int port;

  @Option(
      names = "--target",
      paramLabel = "URI",
      description = "Drive this echo server, wss://host[:port]/path, instead of the embedded one.")
  private @Nullable URI target;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust only the certificates in this PEM file (with --target).")
  private @Nullable Path ca;

  @Option(
      names = "--allow-remote-hazard",
      description = "Let hazards break connections to a target that is not loopback.")
  private boolean allowRemoteHazard;

  @Option(
      names = "--own-jvm",
      description = "Run every trial in a JVM of its own, not only those that may crash it.")
  private boolean ownJvm;

  RunPlan plan() {
    SubjectCatalog catalog = SubjectCatalog.load();
    Target server = server();
    List<String> chosen = subjects.isEmpty() ? defaults(catalog, server) : subjects;
    refuseRemoteHazards(catalog, server, chosen);
    return new RunPlan(
        chosen,
        sessions,
        duration,
        new TlsProfile(provider, tls),
        new Wishes(workload, provocations(), size, inFlight),
        actors,
        rate,
        dispatch,
        seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed,
        server,
        ownJvm);
  }

  private @Nullable Set<Provocation> provocations() {
    if (provocations == null) {
      return null;
    }
    return provocations.equals(List.of("none"))
        ? Set.of()
        : provocations.stream().map(Provocation::of).collect(Collectors.toUnmodifiableSet());
  }

  private Target server() {
    if (target != null) {
      return new Target.Remote(target, ca);
    }
    if (ca != null) {
      throw new PlanException("--ca says whom to trust at a --target; there is none");
    }
    return new Target.Embedded(port);
  }

  private static List<String> defaults(SubjectCatalog catalog, Target server) {
    return catalog.all().stream()
        .map(spec -> spec.description())
        .filter(d -> d.role() != Role.CONTROL)
        .filter(d -> server instanceof Target.Embedded || d.role() == Role.DESIGN)
        .map(SubjectDescription::name)
        .toList();
  }

  private void refuseRemoteHazards(SubjectCatalog catalog, Target server, List<String> chosen) {
    if (server instanceof Target.Remote remote && !allowRemoteHazard) {
      for (String name : chosen) {
        Role role = catalog.byName(name).description().role();
        boolean breaks = role == Role.HAZARD || role == Role.CONTROL;
        if (breaks && !remote.isLoopback()) {
          throw new PlanException(
              "the hazard "
                  + name
                  + " breaks connections and "
                  + remote.uri().getHost()
                  + " is not this machine: if it is yours to break, add --allow-remote-hazard");
        }
      }
    }
  }

  /** How option texts become values; a bad one is a usage error in the words of the plan. */
  static void register(CommandLine line) {
    line.registerConverter(Duration.class, converter(DurationText::parse));
    line.registerConverter(TlsVersion.class, converter(TlsVersion::of));
    line.registerConverter(TlsProvider.class, converter(TlsProvider::of));
    line.registerConverter(Workload.class, converter(Workload::of));
    line.registerConverter(MessageSizes.class, converter(MessageSizes::parse));
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> reader) {
    return text -> {
      try {
        return reader.apply(text);
      } catch (PlanException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
