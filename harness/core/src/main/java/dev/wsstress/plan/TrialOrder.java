package dev.wsstress.plan;

import dev.wsstress.api.PlanException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What a client side in another JVM is given: the plan and where to connect. As text it is that of
 * {@link Properties}: one {@code key=value} per line, no empty line, and nothing is left out.
 *
 * @param plan what to do
 * @param server where to connect
 */
public record TrialOrder(TrialPlan plan, Endpoint server) {
  /** The order as text. */
  public String write() {
    Properties all = new Properties();
    new TrialProperties(all).put(this);
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a string refused an order", e);
    }
    return text.toString();
  }

  /**
   * Reads back what {@link #write} gave.
   *
   * @throws PlanException if a key is missing or unknown, or a value is none; the message names it
   */
  public static TrialOrder read(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new PlanException("not the text of a trial: " + e.getMessage());
    }
    return new TrialProperties(all).take();
  }
}
