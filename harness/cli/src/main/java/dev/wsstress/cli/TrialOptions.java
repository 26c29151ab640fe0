package dev.wsstress.cli;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.DurationText;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.RunPlanBuilder;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command that runs trials lets one choose of sessions and load. */
final class TrialOptions {
  @Mixin private final SessionOptions common = new SessionOptions();

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
  private double rate;

  @Option(
      names = "--dispatch",
      paramLabel = "HOW",
      description =
          "Who runs a session's serial executor: inline (whoever finds it idle), pool, or selector"
              + " (inline, and the selector's thread reads; default: inline).")
  private Dispatch dispatch = Dispatch.INLINE;

  @Option(
      names = "--own-jvm",
      description = "Run every trial in a JVM of its own, not only those that may crash it.")
  private boolean ownJvm;

  @Option(
      names = "--no-journal",
      description =
          "Note nothing of the order of TLS records, to see a race that nothing watches; a"
              + " diagnosis then has less to go by.")
  private boolean noJournal;

  @Option(
      names = "--tap-proxy",
      description =
          "Put a relay between client and server that reads the TLS records that pass: for clients"
              + " that cannot be tapped inside. With TLS 1.2 it sees their order.")
  private boolean tapProxy;

  @Option(
      names = "--pcap",
      description =
          "Keep the newest bytes of each connection (4 MiB with up to 16 sessions, 256 KiB with 256"
              + " and more), and write those of the first failures as wire.pcapng into their"
              + " witness, for Wireshark; with bcjsse it decrypts them.")
  private boolean pcap;

  /** The plan of these options. */
  RunPlan plan(List<String> subjects, Budget budget, List<TlsProfile> tls, Target target) {
    return builder(subjects, budget, target).tls(tls).build();
  }

  /** The same, of several trials each. */
  RunPlan plan(List<String> subjects, RepeatOptions repeats, List<TlsProfile> tls, Target target) {
    return builder(subjects, repeats.budget(), target).trials(repeats.trials()).tls(tls).build();
  }

  /** A plan of these options that more may be said of. */
  RunPlanBuilder builder(List<String> subjects, Budget budget, Target target) {
    common.requireRate(rate != 0);
    return RunPlan.of(subjects)
        .sessions(common.sessions())
        .budget(budget)
        .overrides(
            new ConditionOverrides(
                workload, provocations == null ? null : provocations(provocations), size, inFlight))
        .actors(actors)
        .load(rate == 0 ? LoadModel.CLOSED : new LoadModel.Open(rate, common.arrivals()))
        .dispatch(dispatch)
        .seed(common.seed())
        .target(target)
        .instruments(
            Instruments.PLAIN
                .withOwnJvm(ownJvm)
                .withJournal(!noJournal)
                .withTapProxy(tapProxy)
                .withPcap(pcap));
  }

  /** Reads names; {@code none} alone for nothing. */
  static Set<Provocation> provocations(List<String> names) {
    return names.equals(List.of("none"))
        ? Set.of()
        : names.stream().map(Provocation::of).collect(Collectors.toUnmodifiableSet());
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
