package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.render.console.LoadTable;
import dev.wsstress.run.RateSearch;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures latency, throughput and cost of subjects under a load. */
@Command(
    name = "load",
    description = {
      "Measure latency, throughput and cost of many TLS WebSocket sessions.",
      "Latency counts from the intended send; told are, too, what opening takes, processor time a",
      "message and memory a session of this client. Every echo is verified. Without --target the server",
      "is a JVM of its own on loopback."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress load",
      "  wsstress load --sessions 64 --rate 5000 --arrivals poisson --duration 30s",
      "  wsstress load --subjects serial-executor,mutex --in-flight 16 --size 1024 --trials 3",
      "  wsstress load --find-max-rate --p99 5ms",
      "  wsstress load --target wss://localhost:8443/echo --ca ca.pem --sessions 1000 --ramp 10s"
    })
final class LoadCommand extends PlanCommand {
  private static final Duration KEPT = Duration.ofMillis(5);

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "Designs to measure, in turn (default: ${DEFAULT-VALUE}).")
  private List<String> subjects = List.of("serial-executor");

  @Option(
      names = "--find-max-rate",
      description = "Look for the highest rate that keeps the latency of --p99; one subject.")
  private boolean findMaxRate;

  @Option(
      names = "--p99",
      paramLabel = "TIME",
      description = "With --find-max-rate: what 99 %% have to keep (default: 5ms).")
  private @Nullable Duration p99;

  @Mixin private final LoadOptions measure = new LoadOptions();
  @Mixin private final TlsOptions tls = new TlsOptions();
  @Mixin private final TargetOptions server = new TargetOptions();

  @Override
  public Integer call() throws IOException {
    return findMaxRate ? search() : super.call();
  }

  private int search() throws IOException {
    RateSearch search = new RateSearch(plan(), p99 == null ? KEPT : p99);
    GradedRun last =
        search.run(plan -> runs().run(plan, out(), graded -> RateTable.line(search.tried(graded))));
    if (search.isInterrupted()) {
      return ExitCode.of(last);
    }
    out().print(RateTable.conclusion(search));
    out().flush();
    return ExitCode.AS_EXPECTED;
  }

  @Override
  String text(GradedRun graded) {
    return LoadTable.of(graded);
  }

  @Override
  RunPlan plan() {
    if (findMaxRate) {
      measure.searchForRate();
    } else if (p99 != null) {
      throw new PlanException(
          "--p99 is what --find-max-rate keeps: give that too, or leave it out");
    }
    Target target = server.target(SubjectCatalog.load(), subjects);
    return measure.plan(
        subjects,
        List.of(tls.profile()),
        target instanceof Target.Embedded own ? own.inItsOwnJvm() : target);
  }
}
