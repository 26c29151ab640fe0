package dev.wsstress.render.text;

import java.util.List;

/** Tables and text in GitHub's Markdown. */
public final class Markdown {
  private static final String ACTIVE = "&\\|<>`*[]";

  private Markdown() {}

  /** One row of a table, with its line end. A bar in a column does not end it. */
  public static String row(List<String> columns) {
    StringBuilder row = new StringBuilder("|");
    columns.forEach(column -> row.append(' ').append(column.replace("|", "\\|")).append(" |"));
    return row.append('\n').toString();
  }

  /** Text from anywhere, as itself: nothing in it is a tag, a link or code. */
  public static String text(String any) {
    StringBuilder safe = new StringBuilder();
    Texts.printable(any).chars().forEach(c -> append(safe, (char) c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, char c) {
    if (ACTIVE.indexOf(c) < 0) {
      safe.append(c);
    } else {
      safe.append("&#").append((int) c).append(';');
    }
  }
}
