package dev.wsstress.worker;

import dev.wsstress.model.Observation;
import dev.wsstress.results.FactText;
import dev.wsstress.results.ResultFormatException;
import dev.wsstress.trial.ClientReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client side in a JVM of its own says to its parent, one line each. */
sealed interface ClientLine {
  /**
   * The client side begins.
   *
   * @param uptimeNanos how long its JVM has been up
   * @param atNanos since the start of the trial
   */
  record Started(long uptimeNanos, long atNanos) implements ClientLine {
    @Override
    public String text() {
      return "started " + uptimeNanos + " " + atNanos;
    }
  }

  /** A native function lies at an address. */
  record Function(long address, String name) implements ClientLine {
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
  record Progress(long atNanos, long messages, int broken, String phase) implements ClientLine {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "progress %d %d %d %s", atNanos, messages, broken, phase);
    }
  }

  /** Something was seen. */
  record Observed(Observation seen) implements ClientLine {
    @Override
    public String text() {
      return "observed " + FactText.write(seen);
    }
  }

  /** The client side has ended. */
  record Report(ClientReport report) implements ClientLine {
    @Override
    public String text() {
      return "report " + FactText.write(report);
    }
  }

  /** The plan cannot be run as asked, and this says why. */
  record Refused(String reason) implements ClientLine {
    @Override
    public String text() {
      return "refused " + reason.replace('\n', ' ');
    }
  }

  /** The line, without its end. */
  String text();

  /** Reads a line; null if it is none, or was cut short when the JVM died. */
  static @Nullable ClientLine parse(String text) {
    try {
      List<String> words = List.of(text.split(" ", 2));
      return words.size() < 2 ? null : parse(words.get(0), words.get(1));
    } catch (ResultFormatException | IllegalArgumentException | IndexOutOfBoundsException cut) {
      return null;
    }
  }

  private static @Nullable ClientLine parse(String kind, String rest) throws ResultFormatException {
    List<String> words = List.of(rest.split(" ", kind.equals("function") ? 2 : 4));
    return switch (kind) {
      case "started" -> new Started(Long.parseLong(words.get(0)), Long.parseLong(words.get(1)));
      case "function" -> new Function(Long.parseUnsignedLong(words.get(0)), words.get(1));
      case "progress" ->
          new Progress(
              Long.parseLong(words.get(0)),
              Long.parseLong(words.get(1)),
              Integer.parseInt(words.get(2)),
              words.get(3));
      case "observed" -> new Observed(FactText.read(rest, Observation.class));
      case "report" -> new Report(FactText.read(rest, ClientReport.class));
      case "refused" -> new Refused(rest);
      default -> null;
    };
  }
}
