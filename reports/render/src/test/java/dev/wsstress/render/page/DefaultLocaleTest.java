package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import dev.wsstress.render.console.ConsoleTable;
import dev.wsstress.render.junit.JUnitXmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report says the same on a German, a Turkish, an Arabic and an Indian machine. */
class DefaultLocaleTest {
  private final Locale before = Locale.getDefault();

  @TempDir Path directory = Path.of("");

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private record Reports(GradedRun graded, String console, String html, String junit) {}

  private Reports reports(Locale locale) throws IOException {
    Locale.setDefault(locale);
    GradedRun graded = Grader.grade(Contrast.RUN);
    new HtmlReport().render(graded, directory);
    new JUnitXmlReport().render(graded, directory);
    return new Reports(
        graded,
        ConsoleTable.of(graded),
        Page.text(directory.resolve("index.html")),
        Page.text(directory.resolve("junit.xml")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
  void shouldNotChangeWithTheDefaultLocale(String tag) throws IOException {
    assertThat(reports(Locale.forLanguageTag(tag))).isEqualTo(reports(Locale.ROOT));
  }

  @Test
  void shouldWriteNumbersTheEnglishWayInGermany() throws IOException {
    Reports reports = reports(Locale.GERMANY);
    String reason = "no failure in 1,000,000 messages: at most 1 in 333,808 of them at 95 %";
    assertThat(reports.graded.trials().get(1).reason()).isEqualTo(reason);
    assertThat(reports.console).contains("1,000,000", "400,000", "1.2 ms", reason);
  }
}
