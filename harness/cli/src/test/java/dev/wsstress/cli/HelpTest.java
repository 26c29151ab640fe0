package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<CommandLine> commands() {
    return Main.commandLine().getSubcommands().values().stream();
  }

  /** It stands alone in the list of commands. */
  @ParameterizedTest
  @MethodSource("commands")
  void shouldBeginWithASentence(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    assertThat(description[0]).as(command.getCommandName()).matches("[A-Z].*[.?]");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldShowExamplesAndExitCodes(CommandLine command) {
    String help = command.getUsageMessage();
    assertThat(help).containsPattern("Examples:\\R  wsstress " + command.getCommandName());
    assertThat(help).contains("Exit codes:");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shouldShowDefaultsAsTheyAreWritten(CommandLine command) {
    assertThat(command.getUsageMessage()).doesNotContainPattern("default: [^)]*(BCJSSE|TLS_1)");
  }
}
