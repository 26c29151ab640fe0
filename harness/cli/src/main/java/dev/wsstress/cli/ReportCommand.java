package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.render.markdown.MarkdownSummary;
import dev.wsstress.render.page.RunComparison;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders a run again from its results, or compares several, without running anything. */
@Command(
    name = "report",
    description = {
      "Judge and render a run again from its results, or compare several.",
      "The exit code is that of its verdicts (6, of a selftest, is not given again).",
      "Of several runs: they are compared on one page; the exit code is that of the last."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress report reports/out/20260101-120000",
      "  wsstress report --summary reports/out/20260101-120000",
      "  wsstress report reports/out/20260101-120000 reports/out/20260102-120000"
    })
final class ReportCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "The directory of a run; of several, the oldest first.")
  private List<Path> directories;

  @Option(
      names = "--summary",
      description =
          "Print a line for all trials of a subject, and which mechanism was named for it.")
  private boolean summary;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the comparison goes. Default: comparison.html with the last run.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    return directories.size() == 1 ? render(directories.get(0)) : compare();
  }

  private int render(Path directory) throws IOException {
    GradedRun graded = Renderer.render(directory);
    print(summary ? MarkdownSummary.of(graded) : ConsoleTable.of(graded));
    return ExitCode.of(graded);
  }

  /** One run after the other: of each only its figures are kept. */
  private int compare() throws IOException {
    RunComparison comparison = new RunComparison();
    int code = 0;
    for (Path directory : directories) {
      GradedRun graded = Renderer.read(directory);
      comparison.add(graded);
      code = ExitCode.of(graded);
    }
    Path last = directories.get(directories.size() - 1);
    Path page = file == null ? last.resolve("comparison.html") : file;
    comparison.write(page);
    print(comparison.headline() + System.lineSeparator() + page + System.lineSeparator());
    return code;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(OptionWords.inReport(text));
    out.flush();
  }
}
