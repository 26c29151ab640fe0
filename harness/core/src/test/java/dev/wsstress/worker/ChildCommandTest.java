package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChildCommandTest {
  @Test
  void shouldPassOnMemoryAndProperties() {
    List<String> options = List.of("-Xmx512m", "-Da=b", "-XX:+UseSerialGC");
    assertThat(ChildCommand.passedOn(options)).isEqualTo(options);
  }

  @Test
  void shouldKeepBackWhatTwoJvmsCannotShare() {
    assertThat(
            ChildCommand.passedOn(
                List.of(
                    "-javaagent:a.jar",
                    "-agentlib:jdwp=server=y",
                    "-Xlog:gc:file=gc.log",
                    "-XX:ErrorFile=e.log")))
        .isEmpty();
  }
}
