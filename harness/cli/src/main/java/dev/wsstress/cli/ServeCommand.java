package dev.wsstress.cli;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Observation;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.render.text.Texts;
import dev.wsstress.server.ConnectionId;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the verifying server alone, for clients in other processes. */
@Command(
    name = "serve",
    description = "Run the verifying echo server alone, on loopback, until Ctrl-C or for a time.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress serve --port 8443 --ca-out ca.pem --for 1m &",
      "  wsstress contrast --target wss://localhost:8443/echo --ca ca.pem"
    })
final class ServeCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(names = "--port", paramLabel = "N", description = "The port (default: any free one).")
  private int port;

  @Option(
      names = "--ca-out",
      paramLabel = "FILE",
      description = "Write the certificate to trust here, as PEM.")
  private @Nullable Path caOut;

  @Option(
      names = "--name",
      split = ",",
      paramLabel = "HOST",
      description = "What the certificate is for (default: localhost,127.0.0.1,::1).")
  private List<String> names = List.of();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop by itself after this time, as 30s or 2m (default: 1h).")
  private Duration time = Duration.ofHours(1);

  @Option(
      names = "--provocation",
      split = ",",
      paramLabel = "NAME",
      description = "What it does besides (see 'wsstress list'; default: nothing).")
  private List<String> provocations = List.of();

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      description = "What clients are going to send (see 'wsstress list'; default: multi-writer).")
  private @Nullable Workload workload;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    TestAuthority authority =
        names.isEmpty() ? TestAuthority.create() : TestAuthority.create(names);
    if (caOut != null) {
      write(caOut, authority.pem());
    }
    StopSignal stop = new StopSignal();
    try (Interrupt interrupt = Interrupt.stopping(stop);
        VerifyingServer server =
            VerifyingServer.start(
                new ServerSetup(port, authority, conditions(), false),
                System.nanoTime(),
                new Live(out))) {
      print(out, "serving " + server.endpoint().base());
      stop.await(time);
    }
    return ExitCode.AS_EXPECTED;
  }

  /** Prints what is seen, as it is seen. */
  private record Live(PrintWriter out) implements ServerListener {
    @Override
    public void observed(ConnectionId connection, Observation seen) {
      String who = connection.session().isPresent() ? "" : connection + ": ";
      print(out, Texts.printable(who + seen.sentence()));
    }
  }

  private Conditions conditions() {
    return new ConditionOverrides(workload, TrialOptions.provocations(provocations), null, null)
        .over(Conditions.DEFAULT);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write " + file + ": " + e, "make its directory, or choose another --ca-out", e);
    }
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
