package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.EnvironmentException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns exceptions into a message that says what to do, and an exit code. */
final class Failures {
  private Failures() {}

  static int usage(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("wsstress: " + problem.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  static int execution(Exception problem, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    int code = report(problem, err);
    err.flush();
    return code;
  }

  private static int report(Exception problem, PrintWriter err) {
    if (problem instanceof PlanException) {
      err.println("wsstress: " + OptionWords.in(String.valueOf(problem.getMessage())));
      return ExitCode.USAGE;
    }
    if (problem instanceof EnvironmentException environment) {
      err.println("wsstress: " + environment.problem());
      err.println("What to do: " + OptionWords.in(environment.remedy()));
      return ExitCode.INFRASTRUCTURE;
    }
    if (problem instanceof IOException) {
      err.println("wsstress: " + problem.getMessage());
      return ExitCode.INFRASTRUCTURE;
    }
    err.println("wsstress: this is a bug in wsstress; please report it with what follows");
    problem.printStackTrace(err);
    return ExitCode.BUG;
  }
}
