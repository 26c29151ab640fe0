package dev.wsstress.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry of the command line. */
@Command(
    name = "wsstress",
    description = "A stress harness for TLS WebSocket code on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ContrastCommand.class,
      ReproduceCommand.class,
      MatrixCommand.class,
      JournalCommand.class,
      LoadCommand.class,
      SoakCommand.class,
      SelftestCommand.class,
      GateCommand.class,
      BenchCommand.class,
      ReportCommand.class,
      ExplainCommand.class,
      ListCommand.class,
      ServeCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress contrast",
      "  wsstress contrast --sessions 64 --duration 10s --tls 1.2 --provider sunjsse --seed 7",
      "  wsstress reproduce duplex-read-writes",
      "  wsstress load --sessions 64 --rate 5000",
      "  wsstress list",
      "  wsstress report reports/out/20260101-120000",
      "  wsstress explain reports/out/20260101-120000"
    })
public final class Main implements Runnable {
  private static final int HELP_WIDTH = 110;

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  /** Started by the launcher. */
  public static void main(String[] arguments) {
    Logging.quiet();
    int code;
    try {
      code = commandLine().execute(arguments);
    } catch (OutOfMemoryError | LinkageError machine) {
      System.err.println("wsstress: this machine or JVM is too small for the plan: " + machine);
      System.err.println(
          "What to do: fewer --sessions, smaller --size or JAVA_OPTS=-Xmx4g; or another --provider");
      code = ExitCode.INFRASTRUCTURE;
    }
    System.exit(code);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    TrialOptions.register(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.getSubcommands().values().forEach(ExitCode::document);
    line.setParameterExceptionHandler(Failures::usage);
    line.setExecutionExceptionHandler(Failures::execution);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
