package dev.wsstress.render.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style and the scripts that every page has in it, and the policy that lets it have nothing
 * else: a browser runs what has the right digest and loads nothing.
 *
 * @param style the style sheet
 * @param library uPlot with its licence
 * @param script what makes the pictures interactive; all is there without it
 * @param policy a Content-Security-Policy
 */
public record Assets(String style, String library, String script, String policy) {
  /** Those of every page. */
  static final Assets OURS =
      of(
          text("uPlot.min.css") + "\n" + text("page.css"),
          "/*\n" + text("uPlot.LICENSE") + "*/\n" + text("uPlot.iife.min.js"),
          text("page.js"));

  private static Assets of(String style, String library, String script) {
    String policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
            + digest(style)
            + "; script-src "
            + digest(library)
            + " "
            + digest(script);
    return new Assets(style, library, script, policy);
  }

  private static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String content) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
