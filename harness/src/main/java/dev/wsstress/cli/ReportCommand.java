package dev.wsstress.cli;

import dev.wsstress.reports.gate.GradedRun;
import dev.wsstress.reports.render.ConsoleTable;
import dev.wsstress.reports.render.MarkdownSummary;
import dev.wsstress.reports.render.Renderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders a run again from its results, without running anything. */
@Command(
    name = "report",
    description = "Judge and render a run again from its results; the exit code is the run's.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress report reports/out/20260101-120000",
      "  wsstress report --summary reports/out/20260101-120000"
    })
final class ReportCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Parameters(paramLabel = "DIR", description = "The directory of a run.")
  private Path directory;

  @Option(
      names = "--summary",
      description =
          "Print a line for all trials of a subject, and which mechanism was named for it.")
  private boolean summary;

  @Override
  public Integer call() throws IOException {
    GradedRun graded = Renderer.render(directory);
    PrintWriter out = spec.commandLine().getOut();
    out.print(summary ? MarkdownSummary.of(graded) : ConsoleTable.of(graded));
    out.flush();
    return ExitCode.of(graded);
  }
}
