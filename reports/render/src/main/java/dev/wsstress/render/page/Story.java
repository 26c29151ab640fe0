package dev.wsstress.render.page;

import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import dev.wsstress.render.page.Recordings.Recording;
import dev.wsstress.render.text.StackView;
import dev.wsstress.render.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in one failed trial, as the page tells it. */
public final class Story {
  private static final int MAX_SEEN = 20;
  private static final int MAX_SESSIONS = 50;
  private static final int MAX_MAPS = 2;

  private final GradedTrial graded;
  private final TrialResult result;
  private final Diagnosis diagnosis;
  private final List<String> controls;
  private final @Nullable Witness told;
  private final @Nullable RecordsView records;
  private final @Nullable Recording recording;

  private Story(GradedTrial graded, List<String> controls, @Nullable Recording recording) {
    this.graded = graded;
    this.result = graded.trial().result();
    this.diagnosis = Objects.requireNonNull(result.diagnosis());
    this.controls = controls;
    this.recording = recording;
    this.told =
        graded.trial().witnesses().stream()
            .filter(witness -> witness.diagnosis().equals(diagnosis))
            .findFirst()
            .orElse(null);
    this.records = told == null ? null : RecordsView.of(told);
  }

  /** Of a trial, if it has one. */
  static Optional<Story> of(GradedTrial graded, List<String> controls, Recordings recordings) {
    TrialResult result = graded.trial().result();
    return has(result)
        ? Optional.of(new Story(graded, controls, recordings.of(result).orElse(null)))
        : Optional.empty();
  }

  /** Whether there is a diagnosis to tell. */
  static boolean has(TrialResult result) {
    return result.diagnosis() != null && result.end() != TrialResult.End.SKIPPED;
  }

  static String id(TrialResult result) {
    return "trial-" + result.trial();
  }

  /** An anchor for links. */
  public String id() {
    return id(result);
  }

  /** The trial with its subject, numbers and verdict. */
  public TrialRow trial() {
    return new TrialRow(graded);
  }

  /** Whether something failed that must not. */
  public boolean isFailure() {
    return graded.verdict() == Verdict.FAIL;
  }

  /** The diagnosis in a sentence. */
  public String sentence() {
    return Texts.printable(diagnosis.sentence());
  }

  /** The name of the mechanism and what it means. */
  public String mechanism() {
    return Texts.printable(diagnosis.named());
  }

  /** Who is to blame. */
  public String blame() {
    return Texts.blame(diagnosis);
  }

  /** What supports it. */
  public List<String> evidence() {
    return diagnosis.evidence().stream().map(Texts::printable).toList();
  }

  /** What the controls say of it. */
  public List<String> controls() {
    return controls;
  }

  /** The TLS records around the fault, or null if none are known. */
  public @Nullable RecordsView records() {
    return records == null || records.graph().isEmpty() ? null : records;
  }

  /** The first corrupted messages. */
  public List<ByteMap> maps() {
    return observations().stream()
        .filter(seen -> seen instanceof MessageFault fault && ByteMap.isOf(fault))
        .map(seen -> ByteMap.of((MessageFault) seen))
        .limit(MAX_MAPS)
        .toList();
  }

  /** Of the session that is told of; of all where none is. */
  private List<Observation> observations() {
    return told == null ? graded.trial().observations() : told.observations();
  }

  /** What was heard, or null if nothing was recorded or it cannot be read. */
  public @Nullable Wave wave() {
    return recording == null ? null : recording.wave();
  }

  /** Why a recording cannot be shown, or empty. */
  public String waveProblem() {
    return recording == null ? "" : recording.problem();
  }

  /** The threads while nothing moved. */
  public List<StackView> stalled() {
    return StackView.ofStall(observations());
  }

  /** The broken sessions, one row each. */
  public List<SessionRow> sessions() {
    return graded.trial().witnesses().stream().limit(MAX_SESSIONS).map(SessionRow::of).toList();
  }

  /** How many of them are not among those. */
  public int sessionsLeft() {
    return Math.max(0, result.sessionsBroken() - sessions().size());
  }

  /** The first things seen, in order. */
  public List<String> seen() {
    return graded.trial().observations().stream().limit(MAX_SEEN).map(Story::line).toList();
  }

  private static String line(Observation seen) {
    return Texts.printable(
        Texts.time(seen.atNanos()) + ", session " + seen.session() + ": " + seen.sentence());
  }

  /** A broken session. */
  public record SessionRow(
      String session, String outcome, String after, String messages, String sentence) {
    static SessionRow of(Witness witness) {
      return new SessionRow(
          Integer.toString(witness.session()),
          witness.outcome().name(),
          Texts.time(witness.afterNanos()),
          Texts.count(witness.messagesBefore()),
          Texts.printable(witness.diagnosis().sentence()));
    }
  }
}
