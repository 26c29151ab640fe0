package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser has to read does not grow with the run. */
class LargeRunTest {
  private static final int TRIALS = 100_000;

  @TempDir static Path directory = Path.of("");
  private static Path file = directory;

  @BeforeAll
  static void render() throws IOException {
    new HtmlReport().render(Grader.grade(Large.run(TRIALS)), directory);
    file = directory.resolve("index.html");
  }

  @Test
  void shouldStaySmallHoweverManyTrialsThereWere() throws IOException {
    assertThat(Files.size(file)).isLessThan(1_000_000);
    assertThat(Page.html(file).structure()).hasSizeLessThan(10_000);
  }

  @Test
  void shouldSayHowMuchItLeavesOutAndWhereThatIs() {
    Page page = Page.html(file);
    assertThat(page.texts("//p[@class='tally']")).containsExactly("100,000 trials: 100,000 PASS.");
    assertThat(page.all("//details[@class='story']")).hasSize(20);
    assertThat(page.texts("//section[@aria-labelledby='stories']/p"))
        .containsExactly(
            "49,980 more failed trials are not told of here: each is in results.jsonl, the first of"
                + " each subject in witnesses/.");
  }

  @Test
  void shouldCountEveryTrial() {
    assertThat(Page.html(file).texts("//section[@aria-labelledby='frequencies']//tr/td[3]"))
        .hasSize(40)
        .containsOnly("2500 of 2500", "2500");
  }
}
