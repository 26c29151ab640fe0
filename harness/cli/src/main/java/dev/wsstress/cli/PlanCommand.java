package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.plan.RunPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command whose options become a plan: it is run, graded and printed. */
abstract class PlanCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Mixin private final RunOptions runs = new RunOptions();

  /** What its options ask for. */
  abstract RunPlan plan();

  /** What a person reads of the run. */
  abstract String text(GradedRun graded);

  /** What a script learns of the run. */
  int code(GradedRun graded) {
    return ExitCode.of(graded);
  }

  /** Where it prints. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** How its runs are made. */
  final RunOptions runs() {
    return runs;
  }

  @Override
  public Integer call() throws IOException {
    return code(runs.run(plan(), out(), this::text));
  }
}
