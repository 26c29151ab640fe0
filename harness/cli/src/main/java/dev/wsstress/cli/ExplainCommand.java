package dev.wsstress.cli;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.render.console.WitnessText;
import dev.wsstress.results.ResultFormatException;
import dev.wsstress.results.ResultReader;
import dev.wsstress.results.WitnessDirectory;
import dev.wsstress.results.WitnessFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a witness for a person. */
@Command(
    name = "explain",
    description = {
      "Explain a failure: what happened, which records and threads, whose bytes, and how to repeat it.",
      "Given a run, explain the first witness of each subject that failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:explained, or nothing failed in the run",
      "  1:usage: no directory is given",
      "  4:there is no witness and no run in the directory, or it is garbled or of another version"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress explain reports/out/20260101-120000",
      "  wsstress explain reports/out/20260101-120000/witnesses/2-concurrent-wrap-0"
    })
final class ExplainCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Parameters(paramLabel = "DIR", description = "The directory of a witness, or of a run.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      WitnessDirectory one = new WitnessDirectory(directory);
      out.print(one.exists() ? explain(one, one.read()) : explainRun());
    } catch (ResultFormatException | FileSystemException e) {
      throw new EnvironmentException(
          String.valueOf(e.getMessage()),
          "give the directory of a run (reports/out/...) or of one of its witnesses, as this"
              + " wsstress wrote it; a run that is damaged can be done again with its seed",
          e);
    }
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private String explainRun() throws IOException {
    List<WitnessDirectory> all = WitnessDirectory.all(directory);
    if (all.isEmpty()) {
      return withoutWitness();
    }
    Map<String, Found> first = new LinkedHashMap<>();
    for (WitnessDirectory next : all) {
      WitnessFile file = next.read();
      first.merge(file.trial().subject().name(), new Found(next, file), Found::earlier);
    }
    StringBuilder text = new StringBuilder();
    for (Found found : first.values()) {
      text.append(explain(found.where(), found.file())).append('\n');
    }
    return text.append("Witnesses of the run: ").append(all.size()).append('\n').toString();
  }

  /** A witness and where it is. */
  private record Found(WitnessDirectory where, WitnessFile file) {
    private static final Comparator<Found> ORDER =
        Comparator.<Found>comparingInt(found -> found.file.trial().trial())
            .thenComparingLong(found -> found.file.witness().afterNanos());

    Found earlier(Found other) {
      return ORDER.compare(other, this) < 0 ? other : this;
    }
  }

  private static String explain(WitnessDirectory where, WitnessFile witness) throws IOException {
    try (Stream<Path> files = Files.list(where.path())) {
      String names = files.map(file -> "    " + file + "\n").sorted().collect(Collectors.joining());
      return WitnessText.of(witness) + "\nFiles\n" + names;
    }
  }

  /** Reading the results tells a run in which nothing failed from a directory that is none. */
  private String withoutWitness() throws IOException {
    boolean failed =
        ResultReader.read(directory).trials().stream()
            .flatMap(trial -> trial.witnesses().stream())
            .anyMatch(witness -> witness.outcome().isFailure());
    if (failed) {
      throw new ResultFormatException(
          directory + " has failures and no witnesses: it was made without them");
    }
    return "No session failed in " + directory + "\n";
  }
}
