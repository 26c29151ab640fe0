package dev.wsstress.cli;

import dev.wsstress.reports.gate.GradedRun;

/** What a script is told. */
final class ExitCode {
  static final int AS_EXPECTED = 0;
  static final int USAGE = 1;
  static final int DESIGN_FAILED = 2;
  static final int HAZARD_SILENT = 3;
  static final int INFRASTRUCTURE = 4;
  static final int BUG = 70;
  static final int INTERRUPTED = 130;

  /** For the foot of every help text. */
  static final String[] HELP = {
    "0:all as expected",
    "1:usage: an unknown option, subject or value",
    "2:a design or a safe twin failed",
    "3:a hazard did not show its own failure (INCONCLUSIVE)",
    "4:infrastructure: cannot bind or connect, no file descriptors, disk full",
    "70:a bug in wsstress itself",
    "130:interrupted (Ctrl-C); what was done so far is in the report"
  };

  private ExitCode() {}

  static int of(GradedRun run) {
    return switch (run.conclusion()) {
      case AS_EXPECTED -> AS_EXPECTED;
      case DESIGN_FAILED -> DESIGN_FAILED;
      case HAZARD_SILENT -> HAZARD_SILENT;
      case INFRASTRUCTURE -> INFRASTRUCTURE;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
