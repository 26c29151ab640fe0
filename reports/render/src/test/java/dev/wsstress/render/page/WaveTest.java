package dev.wsstress.render.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.grading.Grader;
import dev.wsstress.model.AudioTone;
import dev.wsstress.results.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaveTest {
  @TempDir Path directory = Path.of("");

  @Test
  void shouldFindTheFirstSampleThatWasNotSent() {
    Wave wave = Wave.of("heard.wav", Pictured.received());
    assertThat(wave.firstWrong()).isEqualTo(Pictured.GAP);
    assertThat(wave.drawing().markX()).isEqualTo(Wave.WIDTH / 2);
    assertThat(wave.sentence())
        .isEqualTo(
            "Sample 24,000, at 0.50000 s, is the first that is not what was sent; of 48,000 samples"
                + " 24,000 are not what was sent at their place.");
    assertThat(wave.rows()).hasSize(8);
    assertThat(wave.rows().get(3).wrong()).isFalse();
    assertThat(wave.rows().get(4).wrong()).isTrue();
  }

  @Test
  void shouldDrawBothWavesAlikeUntilThenAndApartFromThere() {
    Wave wave = Wave.of("heard.wav", Pictured.received());
    String[] sent = wave.drawing().sent().split(" ", -1);
    String[] received = wave.drawing().received().split(" ", -1);
    for (int x = 0; x < Wave.WIDTH; x++) {
      int down = y(received[x]) - y(sent[x]);
      assertThat(down == 100).as("at %d", x).isEqualTo(x < wave.drawing().markX());
    }
  }

  private static int y(String point) {
    return Integer.parseInt(point.substring(point.indexOf(',') + 1));
  }

  @Test
  void shouldSayThatAllIsWellWhereItIs() {
    short[] samples = new short[9_600];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = AudioTone.sample(i);
    }
    Wave wave = Wave.of("heard.wav", samples);
    assertThat(wave.sentence()).isEqualTo("All 9,600 samples are what was sent.");
    assertThat(wave.drawing().odd()).isEmpty();
    assertThat(wave.drawing().markX()).isNegative();
  }

  @Test
  void shouldReadWhatIsInAFile() throws IOException {
    Path file = directory.resolve("a.wav");
    Pictured.write(file, Pictured.received());
    assertThat(WavFile.read(file)).isEqualTo(Pictured.received());
  }

  @Test
  void shouldSayWhyARecordingCannotBeShown() throws IOException {
    Path run = directory.resolve("run");
    new HtmlReport().render(Grader.grade(Pictured.in(run)), run);
    assertThat(Page.html(run.resolve("index.html")).all("//figure[@class='wave']")).hasSize(1);

    Files.writeString(run.resolve("heard-4-buffer-reuse.wav"), "no sound");
    assertThat(problem(run))
        .containsExactly("The recording cannot be shown: heard-4-buffer-reuse.wav is no WAV file.");
    Files.delete(run.resolve("heard-4-buffer-reuse.wav"));
    assertThat(problem(run))
        .containsExactly(
            "The recording cannot be shown: heard-4-buffer-reuse.wav is not there any more.");
  }

  private List<String> problem(Path run) throws IOException {
    Path other = directory.resolve("other");
    new HtmlReport().render(Grader.grade(Pictured.in(other)), run);
    return Page.html(run.resolve("index.html"))
        .texts("//details[@id='trial-4']/p[starts-with(., 'The recording')]");
  }
}
