package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.Grader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, where there is one: Debian's package chromium. */
class BrowserTest {
  private static final String HOSTILE = "</script><script>document.title='taken'</script><!--";

  /** What sticks out at the right, but for what scrolls by itself. */
  private static final String BEYOND_THE_WINDOW =
      """
      [...document.querySelectorAll('body *')]
        .filter(e => !e.closest('.scroll *, .hidden, .skip'))
        .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(e => e.tagName + '.' + e.className + ' in ' + e.parentElement.className).join(', ')""";

  @TempDir static Path directory = Path.of("");
  private static @Nullable Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> binary = Browser.installed();
    assumeTrue(binary.isPresent(), "no Chromium on the PATH: the page was not looked at");
    browser = Browser.start(binary.orElseThrow(), directory.resolve("profile"));
    write("failure", Grader.grade(Pictured.in(directory.resolve("failure"))));
    write("hostile", Hostile.run(HOSTILE));
    RunComparison comparison = new RunComparison();
    comparison.add(Hostile.run(HOSTILE));
    comparison.add(Grader.grade(Contrast.RUN));
    comparison.add(Grader.grade(Contrast.RUN));
    Files.createDirectories(directory.resolve("comparison"));
    comparison.write(directory.resolve("comparison").resolve("index.html"));
  }

  private static void write(String name, GradedRun run) throws IOException {
    Path place = Files.createDirectories(directory.resolve(name));
    new HtmlReport().render(run, place);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void allowScripts() {
    tab().call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    tab().appear(1200, "light");
  }

  private static Tab tab() {
    if (browser == null) {
      throw new IllegalStateException("no browser");
    }
    return browser.tab();
  }

  private static Path page(String name) {
    return directory.resolve(name).resolve("index.html");
  }

  private static String text(String expression) {
    return tab().evaluate(expression).asText();
  }

  @ParameterizedTest
  @CsvSource({
    "failure, 1200, light",
    "failure, 1200, dark",
    "failure, 400, light",
    "failure, 400, dark",
    "hostile, 400, light",
    "comparison, 1200, dark",
    "comparison, 400, light"
  })
  void shouldFitTheWindowAndAskForNothing(String name, int width, String scheme) {
    tab().appear(width, scheme);
    tab().open(page(name));
    text("document.querySelectorAll('details').forEach(d => d.open = true)");

    assertThat(text(BEYOND_THE_WINDOW)).isEmpty();
    assertThat(tab().evaluate("document.documentElement.scrollWidth").asInt())
        .isEqualTo(tab().evaluate("document.documentElement.clientWidth").asInt());
    assertThat(text("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("dark".equals(scheme) ? "rgb(20, 23, 26)" : "rgb(255, 255, 255)");
    assertThat(tab().complaints()).isEmpty();
    assertThat(tab().requests()).containsExactly(page(name).toUri().toString());
    assertThat(text("document.title")).startsWith("wsstress");
  }

  @Test
  void shouldTellTheStoryOfTheRecordPairWhereTheContrastLinksTo() {
    tab().open(page("failure"));
    text("document.querySelector('details.story').open = false");
    text("document.querySelector('#contrast ~ .scroll a').click()");
    // The browser tells the page of the new place in a task of its own.
    tab()
        .call(
            "Runtime.evaluate",
            Map.of("expression", "new Promise(done => setTimeout(done))", "awaitPromise", true));

    String story = "document.querySelector('details.story[open]')";
    assertThat(text(story + ".id")).isEqualTo("trial-1");
    assertThat(text(story + ".querySelector('.sentence').innerText"))
        .isEqualTo("records 48 and 49 left in the wrong order");
    assertThat(
            text(
                "[..."
                    + story
                    + ".querySelectorAll('.slope text.pair .index')]"
                    + ".map(t => t.textContent).join(' ')"))
        .isEqualTo("48 49 49 48");
    assertThat(crossings(story)).isEqualTo("2");
  }

  /** How many of the lines of the pair lie under the middle of the circle, as drawn. */
  private static String crossings(String story) {
    return text(
        "(() => { const svg = "
            + story
            + ".querySelector('.slope svg');"
            + "const c = svg.querySelector('circle'); const p = svg.createSVGPoint();"
            + "p.x = c.cx.baseVal.value; p.y = c.cy.baseVal.value;"
            + "return [...svg.querySelectorAll('line.pair')].filter(l => l.isPointInStroke(p)).length })()");
  }

  @Test
  void shouldDrawAWaveAndWhoseBytesAMessageHolds() {
    tab().open(page("failure"));
    text("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(text("document.querySelectorAll('.wave polyline').length")).isEqualTo("2");
    assertThat(text("document.querySelector('.wave .mark').getBoundingClientRect().height > 50"))
        .isEqualTo("true");
    assertThat(text("getComputedStyle(document.querySelector('.b-later')).fill"))
        .isEqualTo("url(\"#p-later\")");
  }

  @Test
  void shouldHideALineOfThePlotByKeyboard() {
    tab().open(page("failure"));
    assertThat(text("document.querySelectorAll('.live canvas').length")).isEqualTo("1");
    text("document.querySelector('.live [role=switch]').focus()");
    for (String type : Stream.of("keyDown", "keyUp").toList()) {
      tab().call("Input.dispatchKeyEvent", Map.of("type", type, "key", "Enter", "code", "Enter"));
    }
    assertThat(text("document.activeElement.getAttribute('aria-checked')")).isEqualTo("false");
    assertThat(text("document.activeElement.parentElement.className")).contains("u-off");
  }

  @Test
  void shouldShowEverythingWithoutAScript() {
    tab().call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    tab().open(page("failure"));
    assertThat(text("document.querySelectorAll('.live canvas').length")).isEqualTo("0");
    assertThat(text("document.querySelector('.still svg').getBoundingClientRect().height > 100"))
        .isEqualTo("true");
    assertThat(tab().evaluate("document.querySelectorAll('.still polyline').length").asInt())
        .isPositive();
  }
}
