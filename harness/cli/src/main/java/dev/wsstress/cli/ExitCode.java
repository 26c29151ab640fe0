package dev.wsstress.cli;

import dev.wsstress.grading.GradedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What a script is told. */
final class ExitCode {
  static final int AS_EXPECTED = 0;
  static final int USAGE = 1;

  static final int DESIGN_FAILED = 2;
  static final int HAZARD_SILENT = 3;
  static final int INFRASTRUCTURE = 4;

  /** Of the gate alone. */
  static final int SLOWER = 5;

  /** Of the selftest alone. */
  static final int WRONGLY_NAMED = 6;

  static final int BUG = 70;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Puts the codes into the help text of a command that has none of its own. */
  static void document(CommandLine command) {
    if (!command.getCommandSpec().usageMessage().exitCodeList().isEmpty()) {
      return;
    }
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("  " + AS_EXPECTED, "all as expected");
    codes.put("  " + USAGE, "usage: an unknown option, subject or value");
    codes.put("  " + DESIGN_FAILED, "a design or a safe twin failed");
    codes.put("  " + HAZARD_SILENT, "a hazard did not show its own failure (INCONCLUSIVE)");
    codes.put(
        "  " + INFRASTRUCTURE, "infrastructure: cannot bind or connect, no descriptors, disk full");
    codes.put("  " + SLOWER, "gate --baseline: slower, or more garbage, and confirmed");
    codes.put("  " + WRONGLY_NAMED, "selftest: a mechanism was named wrongly, or not at all");
    codes.put("  " + BUG, "a bug in wsstress itself");
    codes.put("  " + INTERRUPTED, "interrupted by Ctrl-C; the report holds what was done so far");
    command.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    command.getCommandSpec().usageMessage().exitCodeList(codes);
  }

  static int of(GradedRun run) {
    return switch (run.conclusion()) {
      case AS_EXPECTED -> AS_EXPECTED;
      case DESIGN_FAILED -> DESIGN_FAILED;
      case HAZARD_SILENT -> HAZARD_SILENT;
      case INFRASTRUCTURE, NOT_UNDERSTOOD -> INFRASTRUCTURE;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
