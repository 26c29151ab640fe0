package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.model.Control;
import dev.wsstress.plan.Target;
import dev.wsstress.render.console.JournalEffect;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs hazards with the record journal and without, in turn, to see whether it hides the race. */
@Command(
    name = "journal",
    description = {
      "Run hazards with the record journal and without, in turn, side by side.",
      "Printed is how often and how soon they failed: whether the journal hides the race that it is to",
      "explain. A trial ends with its first failure."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wsstress journal --sessions 8",
      "  wsstress journal --subjects concurrent-wrap --trials 3 --sessions 4 --tls 1.2"
    })
final class JournalCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--subjects",
      split = ",",
      paramLabel = "NAME",
      description = "What to try (default: ${DEFAULT-VALUE}).")
  private List<String> subjects =
      List.of("concurrent-wrap", "split-wrap-write", "torn-record", "shared-net-buffer");

  @Mixin private final TlsOptions tls = new TlsOptions();
  @Mixin private final RepeatOptions repeats = new RepeatOptions();
  @Mixin private final TrialOptions load = new TrialOptions();
  @Mixin private final RunOptions runs = new RunOptions();

  @Override
  public Integer call() throws IOException {
    SubjectCatalog catalog = SubjectCatalog.load();
    List<String> both =
        subjects.stream()
            .map(name -> catalog.byName(name).description())
            .flatMap(with -> Stream.of(with, with.without(Control.NO_JOURNAL)))
            .map(description -> description.name())
            .toList();
    GradedRun graded =
        runs.run(
            load.plan(both, repeats, List.of(tls.profile()), new Target.Embedded(0)),
            spec.commandLine().getOut(),
            JournalEffect::of);
    return ExitCode.of(graded);
  }
}
