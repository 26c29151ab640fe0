package dev.wsstress.worker;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a child JVM: this JVM's own java, class path and memory. */
final class ChildCommand {
  /** A system property: the {@code java} to start instead of this JVM's own. */
  static final String JAVA = "wsstress.worker.java";

  private static final List<String> PASSED_ON =
      List.of("-X", "-D", "--enable-native-access", "--sun-misc-unsafe-memory-access");

  /** Two JVMs would write to one file, or wait for one debugger. */
  private static final List<String> KEPT_BACK =
      List.of("-Xlog", "-Xrun", "-Xdebug", "-XX:ErrorFile", "-XX:StartFlightRecording");

  private ChildCommand() {}

  /**
   * The command.
   *
   * @param options of the JVM, besides those of this one
   * @param main its class
   * @param arguments what that is given
   */
  static List<String> of(List<String> options, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(passedOn(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    // Last, since the last one counts.
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String java() {
    return System.getProperty(
        JAVA, Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** The options of this JVM that a child has to have too. */
  static List<String> passedOn(List<String> options) {
    return options.stream()
        .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
        .filter(option -> KEPT_BACK.stream().noneMatch(option::startsWith))
        .toList();
  }
}
