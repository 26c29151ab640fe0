package dev.wsstress.plan;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A plan as the text of {@link Properties}, for another JVM: one {@code key=value} a line, no empty
 * line, and nothing is left out. {@link #read} gives back a plan that equals what {@link #write}
 * was given. Pure.
 */
public final class PlanText {
  private PlanText() {}

  /** The plan as text. */
  public static String write(RunPlan plan) {
    Properties all = new Properties();
    new PlanProperties(all).put(plan);
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a string refused a plan", e);
    }
    return text.toString();
  }

  /**
   * Reads a plan back.
   *
   * @throws PlanException if a key is missing or unknown, or a value is none; the message names it
   */
  public static RunPlan read(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new PlanException("not the text of a plan: " + e.getMessage());
    }
    return new PlanProperties(all).take();
  }
}
