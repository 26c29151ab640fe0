package dev.wsstress.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a worker: this JVM's own java, class path and memory. */
final class WorkerCommand {
  /** A system property: the {@code java} to start instead of this JVM's own. */
  static final String JAVA = "wsstress.worker.java";

  private static final List<String> PASSED_ON =
      List.of("-X", "-D", "--enable-native-access", "--sun-misc-unsafe-memory-access");

  /** Two JVMs would write to one file, or wait for one debugger. */
  private static final List<String> KEPT_BACK =
      List.of("-Xlog", "-Xrun", "-Xdebug", "-XX:ErrorFile", "-XX:StartFlightRecording");

  private WorkerCommand() {}

  static List<String> of(int trial, WorkerFiles files) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(passedOn(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    // Last, since the last one counts.
    command.addAll(
        List.of(
            "-XX:ErrorFile=" + files.errorFile().toAbsolutePath(),
            "-XX:ErrorLogTimeout=3",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ExitOnOutOfMemoryError",
            // Standard output is for results.
            "-XX:+DisplayVMOutputToStderr",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            Integer.toString(trial),
            files.latencies().toAbsolutePath().toString()));
    return command;
  }

  private static String java() {
    return System.getProperty(
        JAVA, Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** The options of this JVM that a worker has to have too. */
  static List<String> passedOn(List<String> options) {
    return options.stream()
        .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
        .filter(option -> KEPT_BACK.stream().noneMatch(option::startsWith))
        .toList();
  }
}
