package dev.wsstress.render.text;

/** Text broken into lines for a terminal. Appends to a given builder; NOT threadsafe. */
public final class Paragraph {
  private static final int WIDTH = 110;

  private Paragraph() {}

  /**
   * Appends a text, broken between words, with a line end after every line.
   *
   * @param indent what every line begins with
   * @param text from anywhere; what a terminal would act on is made harmless
   */
  public static void append(String indent, String text, StringBuilder to) {
    int column = 0;
    for (String word : Texts.printable(text).split(" ", -1)) {
      if (column > 0 && indent.length() + column + 1 + word.length() > WIDTH) {
        to.append('\n');
        column = 0;
      }
      to.append(column == 0 ? indent : " ").append(word);
      column += (column == 0 ? 0 : 1) + word.length();
    }
    to.append('\n');
  }
}
