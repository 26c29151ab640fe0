package dev.wsstress.render.page;

import dev.wsstress.grading.GradedRun;
import dev.wsstress.render.ReportFormat;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code index.html}: one file that needs no network. jte escapes everything that comes from a run.
 */
public final class HtmlReport implements ReportFormat {
  static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  @Override
  public void render(GradedRun run, Path directory) throws IOException {
    try (Writer file = Files.newBufferedWriter(directory.resolve("index.html"))) {
      Map<String, Object> model = Map.of("run", new RunView(run, directory), "assets", Assets.OURS);
      ENGINE.render("index.jte", model, new WriterOutput(file));
    } catch (UncheckedIOException e) {
      throw new IOException("cannot write index.html: " + e.getMessage(), e);
    }
  }
}
