package dev.wsstress.reports.render;

import dev.wsstress.reports.gate.GradedTrial;
import dev.wsstress.reports.result.Control;
import dev.wsstress.reports.result.Diagnosis;
import dev.wsstress.reports.result.HiccupSummary;
import dev.wsstress.reports.result.LatencySummary;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.RecordTrace;
import dev.wsstress.reports.result.TrialResult;
import dev.wsstress.reports.result.Witness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One trial in the words and numbers of the page. */
public final class TrialView {
  private static final int MOST_SEEN = 20;
  private static final int MOST_SESSIONS = 100;

  private final GradedTrial graded;
  private final TrialResult result;
  private final SlopeGraph graph;
  private final List<String> controls;

  TrialView(GradedTrial graded, List<String> controls) {
    this.graded = graded;
    this.controls = controls;
    this.result = graded.trial().result();
    this.graph = SlopeGraph.of(firstTrace());
  }

  /** The session that the diagnosis of the trial is about. */
  private Optional<Witness> told() {
    return graded.trial().witnesses().stream()
        .filter(w -> w.diagnosis().equals(result.diagnosis()))
        .findFirst();
  }

  private RecordTrace firstTrace() {
    return told().map(Witness::trace).orElse(RecordTrace.EMPTY);
  }

  /** An anchor for links. */
  public String id() {
    return "trial-" + result.trial();
  }

  /** The subject's name. */
  public String name() {
    return Texts.printable(result.subject().name());
  }

  /** Design, hazard or twin. */
  public String role() {
    return result.subject().role().name().toLowerCase(Locale.ROOT);
  }

  /** TLS provider and version. */
  public String tls() {
    return result.subject().control() == Control.PLAIN_WS
        ? Texts.tls(result)
        : Texts.printable(result.provider() + ", TLS " + result.tls());
  }

  /** The rule that is kept or broken. */
  public String rule() {
    return Texts.printable(result.subject().rule());
  }

  /** PASS, FAIL or INCONCLUSIVE. */
  public String verdict() {
    return graded.verdict().name();
  }

  /** Why that verdict. */
  public String reason() {
    return Texts.printable(graded.reason());
  }

  /** How many messages were verified. */
  public String messages() {
    return Texts.count(result.messagesVerified());
  }

  /** Messages a second. */
  public String rate() {
    return Texts.rate(result);
  }

  /** Sessions that broke, of those opened. */
  public String broken() {
    return Texts.broken(result);
  }

  /** Time and messages to the first failure. */
  public String firstFailure() {
    return Texts.firstFailure(result);
  }

  /** What happened, or a dash where nothing could. */
  public String outcome() {
    return Texts.outcome(result);
  }

  /** True if there is a diagnosis to tell. */
  public boolean hasStory() {
    return result.diagnosis() != null && result.end() != TrialResult.End.SKIPPED;
  }

  /** The diagnosis in a sentence. */
  public String sentence() {
    Diagnosis diagnosis = result.diagnosis();
    return diagnosis == null ? "" : Texts.printable(diagnosis.sentence());
  }

  /** Who is to blame. */
  public String blame() {
    Diagnosis diagnosis = result.diagnosis();
    return diagnosis == null ? "" : Texts.blame(diagnosis);
  }

  /** How late the machine was: median, 99, 99.9 and the longest. */
  public List<String> hiccups() {
    HiccupSummary h = result.hiccups();
    return h.count() == 0
        ? List.of("-", "-", "-", "-")
        : List.of(
            Texts.time(h.p50Nanos()),
            Texts.time(h.p99Nanos()),
            Texts.time(h.p999Nanos()),
            Texts.time(h.maxNanos()));
  }

  /** What supports it. */
  public List<String> evidence() {
    Diagnosis diagnosis = result.diagnosis();
    return diagnosis == null
        ? List.of()
        : diagnosis.evidence().stream().map(Texts::printable).toList();
  }

  /** What the controls say of it. */
  public List<String> controls() {
    return controls;
  }

  /** Wrap order against wire order of the first session that broke. */
  public SlopeGraph graph() {
    return graph;
  }

  /** Which session the story is of. */
  public String storySession() {
    return told().map(w -> "session " + w.session()).orElse("");
  }

  /** The broken sessions, one row each. */
  public List<SessionRow> sessions() {
    return graded.trial().witnesses().stream()
        .limit(MOST_SESSIONS)
        .map(
            w ->
                new SessionRow(
                    Integer.toString(w.session()),
                    w.outcome().name(),
                    Texts.time(w.afterNanos()),
                    Texts.count(w.messagesBefore()),
                    Texts.printable(w.diagnosis().sentence())))
        .toList();
  }

  /** A broken session. */
  public record SessionRow(
      String session, String outcome, String after, String messages, String sentence) {}

  /** The first things seen, in order. */
  public List<String> seen() {
    return graded.trial().observations().stream().limit(MOST_SEEN).map(TrialView::line).toList();
  }

  private static String line(Observation seen) {
    return Texts.printable(
        Texts.time(seen.atNanos()) + ", session " + seen.session() + ": " + seen.sentence());
  }

  /** Round-trip percentiles: median, 90, 99, 99.9 and the longest. */
  public List<String> latency() {
    LatencySummary l = result.latency();
    return l.count() == 0
        ? List.of("-", "-", "-", "-", "-")
        : List.of(
            Texts.time(l.p50Nanos()),
            Texts.time(l.p90Nanos()),
            Texts.time(l.p99Nanos()),
            Texts.time(l.p999Nanos()),
            Texts.time(l.maxNanos()));
  }
}
