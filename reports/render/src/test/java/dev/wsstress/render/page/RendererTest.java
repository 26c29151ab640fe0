package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.render.all.Renderer;
import dev.wsstress.results.ResultFormatException;
import dev.wsstress.results.ResultWriter;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RendererTest {
  @TempDir Path directory = Path.of("");

  @Test
  void shouldMakeEveryReportFromTheDirectoryOfARun() throws IOException {
    Samples.write(directory, Contrast.RUN);
    GradedRun graded = Renderer.render(directory);
    assertThat(graded).isEqualTo(Grader.grade(Contrast.RUN));
    assertThat(files().keySet())
        .containsExactly("index.html", "junit.xml", ResultWriter.FILE_NAME, "summary.md");
    assertThat(Page.html(directory.resolve("index.html")).texts("//h1"))
        .containsExactly(graded.conclusion().meaning());
    assertThat(Page.xml(directory.resolve("junit.xml")).all("//testcase")).hasSize(3);
  }

  @Test
  void shouldRenderTheSameBytesTwiceAndLeaveTheResultsAsTheyAre() throws IOException {
    Samples.write(directory, Contrast.RUN);
    byte[] results = Files.readAllBytes(directory.resolve(ResultWriter.FILE_NAME));
    Renderer.render(directory);
    Map<String, byte[]> first = files();
    Renderer.render(directory);
    assertThat(files()).usingRecursiveComparison().isEqualTo(first);
    assertThat(directory.resolve(ResultWriter.FILE_NAME)).hasBinaryContent(results);
  }

  @Test
  void shouldReplaceALongerReportWhole() throws IOException {
    Samples.write(directory, Contrast.RUN);
    Renderer.render(directory);
    Map<String, byte[]> clean = files();
    for (String report : List.of("index.html", "junit.xml", "summary.md")) {
      Files.writeString(directory.resolve(report), "x".repeat(100_000));
    }
    Renderer.render(directory);
    assertThat(files()).usingRecursiveComparison().isEqualTo(clean);
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("dev.wsstress.render.page.Hostile#wellFormed")
  void shouldJudgeAndShowHostileTextFromDiskAsFromMemory(String text) throws IOException {
    GradedRun graded = Hostile.run(text);
    Samples.write(directory, graded.run());
    assertThat(Renderer.render(directory)).isEqualTo(graded);
  }

  @Test
  void shouldRefuseADirectoryWithoutResultsAndWriteNothing() throws IOException {
    assertThatThrownBy(() -> Renderer.render(directory))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining(directory + " holds no " + ResultWriter.FILE_NAME);
    assertThat(files()).isEmpty();
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
