package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.results.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;

class HtmlReportTest {
  @TempDir Path directory = Path.of("");
  private Path file = directory;

  @BeforeEach
  void render() throws IOException {
    new HtmlReport().render(Grader.grade(Contrast.RUN), directory);
    file = directory.resolve("index.html");
  }

  @Test
  void shouldNeedNothingButItself() {
    Page page = Page.html(file);
    assertThat(page.all("//link | //img | //iframe | //object | //embed | //base | //form"))
        .isEmpty();
    assertThat(page.all("//@src | //@style | //@*[starts-with(name(), 'on')]")).isEmpty();
    assertThat(page.texts("//@href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.texts("//meta[@http-equiv='Content-Security-Policy']/@content").get(0))
        .startsWith("default-src 'none';")
        .doesNotContain("unsafe");
    assertThat(Page.text(file))
        .doesNotContainIgnoringCase("@import")
        .doesNotContainPattern("(?i)url\\((?!#)");
  }

  @Test
  void shouldCarryTheLicenceOfWhatItCarries() {
    assertThat(Page.text(file)).contains("The MIT License", "Copyright (c) 2022 Leon Sorokin");
  }

  @Test
  void shouldHaveATableBesideEveryPicture() {
    Page page = Page.html(file);
    assertThat(page.all("//figure")).isNotEmpty();
    assertThat(page.all("//figure[not(figcaption)]")).isEmpty();
    String table = "descendant::table or following-sibling::div/table";
    assertThat(page.all("//figure[not(" + table + ")]")).isEmpty();
    assertThat(page.all("//svg[not(@role='img') and not(@aria-hidden='true')]")).isEmpty();
    assertThat(page.all("//svg[@role='img' and not(@aria-label)]")).isEmpty();
  }

  @Test
  void shouldSayItsLanguageItsEncodingAndItsTitle() {
    Page page = Page.html(file);
    assertThat(page.texts("/html/@lang")).containsExactly("en");
    assertThat(page.texts("/html/head/meta/@charset")).containsExactly("utf-8");
    assertThat(page.texts("/html/head/title"))
        .containsExactly("wsstress sample: a hazard did not show its own failure");
    assertThat(page.texts("//h1")).containsExactly("a hazard did not show its own failure");
  }

  @Test
  void shouldNameEveryTable() {
    Page page = Page.html(file);
    List<Node> tables = page.all("//table");
    assertThat(tables).hasSizeGreaterThanOrEqualTo(6);
    String named =
        "//table[caption or ancestor::details/summary or ancestor::figure/figcaption or ancestor::section/h2]";
    assertThat(page.all(named)).hasSameSizeAs(tables);
    assertThat(page.texts("//table[caption]/caption"))
        .containsExactly(
            "Order on the wire, session 3", "Step by step, session 3", "Plan", "Environment");
    assertThat(page.all("//thead//th[not(@scope)]")).isEmpty();
  }

  @Test
  void shouldLinkOnlyToPlacesOnThePage() {
    Page page = Page.html(file);
    List<String> ids = page.texts("//@id");
    assertThat(ids).doesNotHaveDuplicates();
    List<String> targets = page.texts("//@href").stream().map(link -> link.substring(1)).toList();
    assertThat(targets).contains("trial-1", "main").isSubsetOf(ids);
    assertThat(page.texts("//@aria-labelledby")).isNotEmpty().isSubsetOf(ids);
  }

  @Test
  void shouldShowTheRecordPairOfTheWitness() {
    Page page = Page.html(file);
    String slope = "//figure[@class='slope']/svg";
    assertThat(page.texts(slope + "/text[@class='wrong pair']"))
        .containsExactly("writer-1 48", "writer-2 49", "49 writer-2", "48 writer-1");
    assertThat(page.texts(slope + "/text[@class='right']"))
        .containsExactly("writer-1 47", "47 writer-1");
    assertThat(page.all(slope + "/line[@class='wrong pair']")).hasSize(2);
    assertThat(page.all(slope + "/line[@class='right']")).hasSize(1);
    assertThat(page.all(slope + "/circle")).hasSize(1);
    assertThat(page.texts("//figure[@class='slope']/figcaption").get(0))
        .contains("Record 49 overtook record 48");
    assertThat(page.texts("//table[starts-with(caption, 'Order')]/tbody/tr"))
        .containsExactly("47writer-1writer-1yes", "49writer-2writer-2no", "48writer-1writer-1no");
  }

  @Test
  void shouldTellWhatEachThreadDidStepByStep() {
    assertThat(Page.html(file).texts("//table[starts-with(caption, 'Step')]/tbody/tr"))
        .containsExactly(
            "1writer-1wrapped47",
            "2writer-1written47",
            "3writer-1wrapped48",
            "4writer-2wrapped49",
            "5writer-2written49",
            "6writer-1written48");
  }

  @Test
  void shouldShowOneRowForEachTrialWithItsNumbers() {
    assertThat(
            Page.html(file)
                .texts("//section[@aria-labelledby='contrast']//tbody/tr[not(@class)]/*"))
        .containsExactly(
            "concurrent-wrap",
            "PASS",
            "12,345",
            "4,938",
            "1 of 4 sessions",
            "1.2 ms, 1,234 messages",
            "TLS_ALERT",
            "mutex",
            "PASS",
            "1,000,000",
            "400,000",
            "0 of 4 sessions",
            "-",
            "DELIVERED",
            "torn-record",
            "INCONCLUSIVE",
            "500",
            "200",
            "0 of 4 sessions",
            "-",
            "DELIVERED");
  }

  @Test
  void shouldSayWhyEachVerdict() {
    assertThat(Page.html(file).texts("//tr[@class='reason']"))
        .containsExactly(
            "hazard: one thread wraps (JDK, TLS 1.3)it broke as it must",
            "design: one lock over all (JDK, TLS 1.3)no failure in 1,000,000 messages: at most 1 in 333,808 of them at 95 %",
            "hazard: one thread wraps (JDK, TLS 1.3)the hazard did not fire");
  }

  @Test
  void shouldShowWhatWasSeenAndRoundTripTimesAndPlan() {
    Page page = Page.html(file);
    assertThat(page.texts("//ol/li"))
        .containsExactly(
            "1.2 ms, session 3: the server rejected a record with bad_record_mac (tag)");
    assertThat(page.texts("//section[@aria-labelledby='latency']//tbody/tr[1]/*"))
        .containsExactly("mutex", "340 us", "1.2 ms", "12.3 ms", "99.9 ms", "1.5 s");
    assertThat(page.texts("//table[caption='Plan']//th")).containsExactly("seed", "sessions");
    assertThat(page.texts("//table[caption='Plan']//td")).containsExactly("42", "4");
  }

  @Test
  void shouldLetOneTrialStandForThoseThatWereDoneAgain() throws IOException {
    RunResult.Trial fired = Contrast.RUN.trials().get(0);
    RunResult.Trial silent =
        Samples.trial(Samples.hazard(), TrialResult.End.COMPLETED, Outcome.DELIVERED, 9, null);
    new HtmlReport()
        .render(
            Grader.grade(Samples.run(TrialResult.End.COMPLETED, silent, fired, silent)), directory);
    Page page = Page.html(directory.resolve("index.html"));
    assertThat(page.texts("//section[@aria-labelledby='frequencies']//td[3]"))
        .containsExactly("1 of 3");
    assertThat(page.texts("//section[@aria-labelledby='contrast']//tr[not(@class)]/td[1]/span"))
        .containsExactly("PASS");
  }
}
