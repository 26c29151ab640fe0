package dev.wsstress.worker;

import dev.wsstress.reports.result.ResultFormatException;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.ResultText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker tells its parent, one line of its standard output each. */
sealed interface WorkerLine {
  /**
   * The trial begins.
   *
   * @param uptimeNanos how long the worker's JVM has been up
   */
  record Started(long uptimeNanos) implements WorkerLine {
    @Override
    public String text() {
      return "started " + uptimeNanos;
    }
  }

  /** A native function lies at an address. */
  record Function(long address, String name) implements WorkerLine {
    @Override
    public String text() {
      return "function " + Long.toUnsignedString(address) + " " + name;
    }
  }

  /**
   * Some time has passed.
   *
   * @param atNanos since the start of the trial
   */
  record Progress(long atNanos, long messages, int broken, String phase) implements WorkerLine {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "progress %d %d %d %s", atNanos, messages, broken, phase);
    }
  }

  /** The bytes of a session, as a capture file. */
  record Capture(int session, ByteBuffer pcapng) implements WorkerLine {
    @Override
    public String text() {
      ByteBuffer base64 = Base64.getEncoder().encode(pcapng.duplicate());
      return "capture "
          + session
          + " "
          + pcapng.remaining()
          + " "
          + StandardCharsets.ISO_8859_1.decode(base64);
    }
  }

  /** A line of the result file. */
  record Result(ResultLine line) implements WorkerLine {
    @Override
    public String text() {
      return ResultText.write(line);
    }
  }

  /** The plan cannot be run as asked, and this says why. */
  record Refused(String reason) implements WorkerLine {
    @Override
    public String text() {
      return "refused " + reason.replace('\n', ' ');
    }
  }

  /** The line, without its end. */
  String text();

  /** Reads a line; null if it is none, or was cut short when the worker died. */
  static @Nullable WorkerLine parse(String text) {
    try {
      if (text.startsWith("{")) {
        return new Result(ResultText.read(text));
      }
      List<String> words = List.of(text.split(" ", 2));
      return words.size() < 2 ? null : parse(words.get(0), words.get(1));
    } catch (ResultFormatException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      return null;
    }
  }

  /** Null if the line was cut short: its first part may be well-formed too. */
  private static @Nullable Capture capture(int session, int length, byte[] pcapng) {
    return pcapng.length == length ? new Capture(session, ByteBuffer.wrap(pcapng)) : null;
  }

  private static @Nullable WorkerLine parse(String kind, String rest) {
    List<String> words = List.of(rest.split(" ", kind.equals("function") ? 2 : 4));
    return switch (kind) {
      case "started" -> new Started(Long.parseLong(rest));
      case "function" -> new Function(Long.parseUnsignedLong(words.get(0)), words.get(1));
      case "progress" ->
          new Progress(
              Long.parseLong(words.get(0)),
              Long.parseLong(words.get(1)),
              Integer.parseInt(words.get(2)),
              words.get(3));
      case "capture" ->
          capture(
              Integer.parseInt(words.get(0)),
              Integer.parseInt(words.get(1)),
              Base64.getDecoder().decode(words.get(2)));
      case "refused" -> new Refused(rest);
      default -> null;
    };
  }
}
