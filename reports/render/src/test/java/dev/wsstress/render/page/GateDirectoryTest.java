package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.render.all.Renderer;
import dev.wsstress.render.gate.GateReport;
import dev.wsstress.render.junit.TestCase;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate's directory is that of its run, too. */
class GateDirectoryTest {
  @TempDir Path directory = Path.of("");

  @Test
  void shouldLeaveTheReportsOfAGateAsTheyAre() throws IOException {
    Samples.write(directory, Contrast.RUN);
    Renderer.render(directory);
    List<TestCase> cases = List.of(TestCase.passed("gate", "case", 1));
    new GateReport("gate", "judged\n", cases, Map.of("green", true)).write(directory);

    Renderer.render(directory);

    assertThat(Page.xml(directory.resolve(GateReport.JUNIT)).texts("//testcase/@classname"))
        .containsExactly("gate");
    assertThat(directory.resolve(GateReport.MARKDOWN)).hasContent("judged\n");
    assertThat(Files.readString(directory.resolve(GateReport.JSON))).contains("green");
    assertThat(directory.resolve("index.html")).exists();
  }
}
