package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wsstress.grading.Grader;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.render.console.WitnessText;
import dev.wsstress.render.junit.JUnitXmlReport;
import dev.wsstress.render.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text from a peer, a library or a thread name changes no report but in its text. */
class HostileTextTest {
  private static final String HARMLESS = "harmless";

  @TempDir Path directory = Path.of("");

  static Stream<String> texts() {
    return Hostile.texts();
  }

  private Page html(String text) throws IOException {
    new HtmlReport().render(Hostile.run(text), directory);
    return Page.html(directory.resolve("index.html"));
  }

  private Page junit(String text) throws IOException {
    new JUnitXmlReport().render(Hostile.run(text), directory);
    return Page.xml(directory.resolve("junit.xml"));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldAddNothingToThePageButText(String text) throws IOException {
    Page page = html(text);
    assertThat(Page.text(directory.resolve("index.html")))
        .doesNotContainIgnoringCase("<script>alert")
        .doesNotContainIgnoringCase("<img");
    assertThat(page.structure()).isEqualTo(html(HARMLESS).structure());
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldGiveTheScriptDataThatNoParserActsOn(String text) throws IOException {
    html(text);
    List<String> data = Page.data(directory.resolve("index.html"));
    assertThat(data).hasSize(1);
    assertThat(data.get(0)).matches("[ -~]+").doesNotContain("<", ">", "&", "'", "/");
    String label = new ObjectMapper().readTree(data.get(0)).at("/series/0/label").textValue();
    assertThat(label).isEqualTo(Texts.printable(text));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldAddNothingToAComparisonButText(String text) throws IOException {
    Page page = comparison(text);
    assertVisible(Page.text(directory.resolve("comparison.html")));
    assertThat(page.structure()).isEqualTo(comparison(HARMLESS).structure());
  }

  /** Of a run full of it with one that has none, so that everything differs. */
  private Page comparison(String text) throws IOException {
    RunComparison comparison = new RunComparison();
    comparison.add(Hostile.run(text));
    comparison.add(Hostile.run(text));
    comparison.add(Grader.grade(Contrast.RUN));
    comparison.write(directory.resolve("comparison.html"));
    return Page.html(directory.resolve("comparison.html"));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldShowOnThePageWhatCanBeShown(String text) throws IOException {
    String shown = Texts.printable(text).strip().replaceAll("\\s+", " ");
    assertThat(html(text).texts("//p[@class='sentence']")).containsExactly(shown);
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldLeaveNoInvisibleCharacterOnThePage(String text) throws IOException {
    html(text);
    assertVisible(Page.text(directory.resolve("index.html")));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldAddNothingToTheJUnitReportButText(String text) throws IOException {
    Page report = junit(text);
    assertVisible(Page.text(directory.resolve("junit.xml")));
    assertThat(report.structure()).isEqualTo(junit(HARMLESS).structure());
    assertThat(report.texts("/testsuite/@tests")).containsExactly("4");
    assertThat(report.texts("/testsuite/@failures")).containsExactly("2");
    assertThat(report.texts("/testsuite/@errors")).containsExactly("1");
    assertThat(report.all("/testsuite/testcase")).hasSize(4);
    assertThat(report.all("/testsuite/testcase/failure")).hasSize(2);
    assertThat(report.all("/testsuite/testcase/error")).hasSize(1);
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldGiveTheTerminalNothingToActOn(String text) {
    String console = ConsoleTable.of(Hostile.run(text));
    assertVisible(console);
    assertThat(console.lines().filter(line -> line.startsWith("Conclusion:")))
        .containsExactly("Conclusion: a design failed");
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("texts")
  void shouldGiveTheTerminalNothingToActOnInAWitness(String text) {
    String witness = WitnessText.of(Hostile.witness(text));
    assertVisible(witness);
    assertThat(titles(witness)).isEqualTo(titles(WitnessText.of(Hostile.witness(HARMLESS))));
  }

  /** What looks like the witness's own words: lines without an indent. */
  private static long titles(String witness) {
    return witness.lines().skip(1).filter(line -> !line.isEmpty() && !line.startsWith(" ")).count();
  }

  private static void assertVisible(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && isInvisible(c)).boxed()).isEmpty();
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xFFFE) == 0xFFFE;
    };
  }
}
