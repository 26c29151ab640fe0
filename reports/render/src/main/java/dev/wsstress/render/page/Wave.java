package dev.wsstress.render.page;

import dev.wsstress.model.AudioTone;
import dev.wsstress.render.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The audio of a session as it was sent and as it was received, around the first sample that is
 * wrong, and the whole of it in short.
 *
 * @param name of the file that was read
 * @param samples how many were received
 * @param wrong how many of them are not what was sent at their place
 * @param firstWrong the index of the first of those, or -1
 * @param drawing of both waves
 * @param rows samples around the first wrong one
 */
public record Wave(
    String name, int samples, int wrong, int firstWrong, Drawing drawing, List<Row> rows) {
  static final int WIDTH = 480;
  private static final int TRACK = 72;
  private static final int SENT_MIDDLE = 58;
  private static final int RECEIVED_MIDDLE = 158;
  private static final int STRIP = 40;
  private static final int STRIP_MIDDLE = 24;
  private static final int AROUND = 4;

  /**
   * Both waves.
   *
   * @param sent the wave that was sent, as SVG has points
   * @param received the wave that came
   * @param markX where the first wrong sample is, or -1
   * @param right the whole recording as SVG has paths, where it is what was sent
   * @param odd the same where it is not
   */
  public record Drawing(String sent, String received, int markX, String right, String odd) {}

  /** A sample. */
  public record Row(String number, String time, String sent, String received, boolean wrong) {}

  static Wave of(String name, short[] received) {
    int first = -1;
    int wrong = 0;
    for (int i = 0; i < received.length; i++) {
      if (isWrong(received, i)) {
        first = first < 0 ? i : first;
        wrong++;
      }
    }
    int from = Math.max(0, Math.min(first - WIDTH / 2, received.length - WIDTH));
    int to = Math.min(received.length, from + WIDTH);
    return new Wave(
        Texts.printable(name),
        received.length,
        wrong,
        first,
        new Drawing(
            sent(from, to),
            points(received, from, to),
            first < 0 ? -1 : first - from,
            columns(received, false),
            columns(received, true)),
        rows(received, first));
  }

  private static boolean isWrong(short[] received, int i) {
    return received[i] != AudioTone.sample(i);
  }

  private static String sent(int from, int to) {
    StringBuilder points = new StringBuilder();
    for (int i = from; i < to; i++) {
      append(points, i - from, SENT_MIDDLE, AudioTone.sample(i));
    }
    return points.toString();
  }

  private static String points(short[] received, int from, int to) {
    StringBuilder points = new StringBuilder();
    for (int i = from; i < to; i++) {
      append(points, i - from, RECEIVED_MIDDLE, received[i]);
    }
    return points.toString();
  }

  private static void append(StringBuilder points, int x, int middle, short value) {
    points.append(x).append(',').append(middle - value * TRACK / 2 / Short.MAX_VALUE).append(' ');
  }

  /** An upright stroke for each column, from the least sample in it to the greatest. */
  private static String columns(short[] received, boolean wrong) {
    StringBuilder path = new StringBuilder();
    for (int x = 0; x < WIDTH; x++) {
      int from = (int) ((long) received.length * x / WIDTH);
      int to = (int) ((long) received.length * (x + 1) / WIDTH);
      if (to > from && wrong == IntStream.range(from, to).anyMatch(i -> isWrong(received, i))) {
        path.append(column(received, from, to, x));
      }
    }
    return path.toString();
  }

  private static String column(short[] received, int from, int to, int x) {
    int least = Short.MAX_VALUE;
    int most = Short.MIN_VALUE;
    for (int i = from; i < to; i++) {
      least = Math.min(least, received[i]);
      most = Math.max(most, received[i]);
    }
    return "M" + x + ' ' + (strip(most) - 1) + 'V' + (strip(least) + 1);
  }

  private static int strip(int value) {
    return STRIP_MIDDLE - value * STRIP / 2 / Short.MAX_VALUE;
  }

  private static List<Row> rows(short[] received, int first) {
    List<Row> rows = new ArrayList<>();
    if (first >= 0) {
      int to = Math.min(received.length, first + AROUND);
      for (int i = Math.max(0, first - AROUND); i < to; i++) {
        rows.add(
            new Row(
                Texts.count(i),
                time(i),
                Short.toString(AudioTone.sample(i)),
                Short.toString(received[i]),
                isWrong(received, i)));
      }
    }
    return rows;
  }

  private static String time(int sample) {
    return String.format(Locale.ROOT, "%.5f s", sample / (double) AudioTone.SAMPLE_RATE);
  }

  /** What the recording says, in a sentence. */
  public String sentence() {
    String all = Texts.count(samples) + " samples";
    return firstWrong < 0
        ? "All " + all + " are what was sent."
        : "Sample "
            + Texts.count(firstWrong)
            + ", at "
            + time(firstWrong)
            + ", is the first that is not what was sent; of "
            + all
            + " "
            + Texts.count(wrong)
            + " are not what was sent at their place.";
  }
}
