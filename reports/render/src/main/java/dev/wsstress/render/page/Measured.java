package dev.wsstress.render.page;

import dev.wsstress.render.text.LatencyRange;
import dev.wsstress.render.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/** What a run, or several, measured: the pictures and tables of it. */
public final class Measured {
  private static final String HELD = "Of the trials in which every message arrived.";

  private final List<Figures> figures;
  private final String tls;
  private final PercentilePlot plot;

  Measured(List<Figures> figures) {
    List<String> all = figures.stream().map(Figures::tls).distinct().toList();
    this.tls = all.size() == 1 ? all.get(0) : "";
    this.figures = tls.isEmpty() ? figures : figures.stream().map(Figures::withoutTls).toList();
    this.plot = PercentilePlot.of(this.figures);
  }

  /** The TLS of all, or empty if they differ. */
  public String tls() {
    return tls;
  }

  /** Round-trip times of all subjects. */
  public PercentilePlot plot() {
    return plot;
  }

  /** A row of a table: the subject, and what it took. */
  public record Row(String name, String tls, List<Value> values) {}

  /** A time in words, and its interval, or empty where there was one trial. */
  public record Value(String middle, String range) {}

  /** Round-trip times: median, 90, 99, 99.9 and the longest. */
  public List<Row> latency() {
    return figures.stream()
        .filter(figure -> !figure.latency().isEmpty())
        .map(figure -> new Row(figure.name(), figure.tls(), times(figure.latency())))
        .toList();
  }

  private static List<Value> times(List<LatencyRange> percentiles) {
    return percentiles.stream()
        .map(one -> new Value(Texts.time((long) one.middle()), range(one)))
        .toList();
  }

  private static String range(LatencyRange times) {
    return times.trials() == 1
        ? ""
        : Texts.time((long) times.low()) + " to " + Texts.time((long) times.high());
  }

  /** Rate, processor time and memory, of each what was measured. */
  public List<Bars> costs() {
    return Stream.of(
            Bars.of("Throughput", "messages/s", HELD + " More is better.", figures, Figures::rate),
            Bars.of(
                "Processor time of the client",
                "\u00b5s a message",
                HELD + " All threads of its JVM. Less is better.",
                figures,
                Figures::cpu),
            Bars.of(
                "Memory of the client",
                "KiB a session",
                "Resident memory that opening the sessions added. Less is better.",
                figures,
                Figures::memory))
        .filter(bars -> !bars.isEmpty())
        .toList();
  }

  /** The machine's own unrest beside each subject. */
  public Bars hiccups() {
    return Bars.of(
        "Longest hiccup",
        "ms",
        "The longest time by which a thread woke up late that did nothing but sleep beside the"
            + " trial. Where it is as long as a round trip, the round trip is the machine's.",
        figures,
        Figures::hiccup);
  }
}
