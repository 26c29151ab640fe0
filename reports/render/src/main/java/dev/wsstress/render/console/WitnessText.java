package dev.wsstress.render.console;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.model.Witness;
import dev.wsstress.render.text.Paragraph;
import dev.wsstress.render.text.RecordDrawing;
import dev.wsstress.render.text.ShellText;
import dev.wsstress.render.text.StackView;
import dev.wsstress.render.text.Texts;
import dev.wsstress.results.WitnessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A witness for a person: what happened, the records and the threads around it, the bytes of a
 * message that was corrupted, everything that was seen, and the command that repeats it.
 */
public final class WitnessText {
  private static final String INDENT = "    ";
  private static final String DEEPER = "        ";
  private static final int MAX_SEEN = 32;

  /** Of an exception: where it was thrown and who called. */
  private static final int MAX_FRAMES = 5;

  private final WitnessFile file;
  private final Witness witness;
  private final StringBuilder text = new StringBuilder();

  private WitnessText(WitnessFile file) {
    this.file = file;
    this.witness = file.witness();
  }

  /** The whole text, with a line end after every line and nothing that a terminal acts on. */
  public static String of(WitnessFile file) {
    WitnessText text = new WitnessText(file);
    text.heading();
    text.whatHappened();
    text.records();
    text.stacks();
    text.messages();
    text.stalls();
    text.everythingSeen();
    text.howToRepeat();
    return text.text.toString();
  }

  private void heading() {
    ResultLine.TrialStarted trial = file.trial();
    text.append(Texts.printable(trial.subject().name()))
        .append(", session ")
        .append(witness.session())
        .append(" of trial ")
        .append(trial.trial())
        .append(" in run ")
        .append(Texts.printable(file.run()))
        .append('\n');
    paragraph(
        INDENT,
        trial.subject().role().name().toLowerCase(Locale.ROOT) + ": " + trial.subject().rule());
    paragraph(
        INDENT,
        "TLS "
            + trial.tls()
            + " by "
            + trial.provider()
            + ", workload "
            + trial.workload()
            + ", "
            + trial.sessions()
            + " sessions, seed "
            + trial.seed()
            + ", Java "
            + file.environment().getOrDefault("java", "unknown"));
    file.newer().sentences().forEach(remark -> paragraph(INDENT, "Remark: " + remark));
  }

  private void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  private void paragraph(String indent, String words) {
    Paragraph.append(indent, words, text);
  }

  private void whatHappened() {
    Diagnosis diagnosis = witness.diagnosis();
    section("What happened");
    paragraph(
        INDENT,
        diagnosis.sentence()
            + ". That is "
            + diagnosis.named()
            + ". It was first seen "
            + Texts.time(witness.afterNanos())
            + " after the start of the trial, when "
            + Texts.count(witness.messagesBefore())
            + " messages of the session had been verified; the session ended as "
            + witness.outcome()
            + ".");
    diagnosis.evidence().forEach(line -> paragraph(INDENT, "- " + line));
  }

  private void records() {
    RecordTrace trace = witness.trace();
    List<String> drawing =
        isInbound()
            ? RecordDrawing.of(trace, "arrived, read by", "reached the engine, on")
            : RecordDrawing.of(trace, "wrapped, by", "left, written by");
    if (!drawing.isEmpty()) {
      section("TLS records, in the order they were due and in the order they came");
      drawing.forEach(line -> text.append(line).append('\n'));
      paragraph(INDENT, "--- in its place, \\ / elsewhere, x nowhere, ? none of these records");
    }
  }

  private void stacks() {
    if (witness.trace().stacks().isEmpty()) {
      return;
    }
    section("Where the threads stood");
    for (StackFact stack : witness.trace().stacks()) {
      paragraph(INDENT, stack.thread() + " " + StackView.moment(stack, isInbound()));
      stack.frames().forEach(frame -> paragraph(DEEPER, frame));
    }
  }

  /** There, records are "wrapped" by who reads them and "written" by who unwraps them. */
  private boolean isInbound() {
    return witness.diagnosis().mechanism() == Mechanism.INBOUND_RECORDS_MIXED;
  }

  private void messages() {
    List<MessageFault> faults = new ArrayList<>();
    for (Observation seen : witness.observations()) {
      if (seen instanceof MessageFault fault) {
        faults.add(fault);
      }
    }
    if (!faults.isEmpty()) {
      section("Messages that were not what was sent");
      faults.forEach(this::message);
    }
  }

  private void message(MessageFault fault) {
    paragraph(INDENT, fault.sentence());
    StampAddress due = fault.expected();
    paragraph(DEEPER, "due: " + due + ", " + bytes(due));
    StampAddress found = fault.found();
    if (found != null) {
      paragraph(DEEPER, "there: " + found + ", " + bytes(found) + "; " + relation(due, found));
    }
  }

  private static String bytes(StampAddress block) {
    return "bytes " + block.firstByte() + " to " + block.lastByte() + " of that message";
  }

  /** Whose bytes they are, as far as two addresses tell. */
  private static String relation(StampAddress due, StampAddress found) {
    if (due.session() != found.session()) {
      return "another session's";
    }
    if (due.stream() != found.stream()) {
      return "another sender's on the same session";
    }
    if (due.sequence() == found.sequence()) {
      return "its own, from another place";
    }
    long ahead = found.sequence() - due.sequence();
    return "the same sender's, "
        + Math.abs(ahead)
        + (ahead > 0 ? " later: the writer was that far ahead" : " earlier");
  }

  private void stalls() {
    for (Observation seen : witness.observations()) {
      if (seen instanceof Stall stall && !stall.threads().isEmpty()) {
        section("Threads while nothing moved");
        stall.threads().forEach(this::thread);
      }
    }
  }

  private void thread(ThreadFact thread) {
    paragraph(INDENT, thread.name() + ", " + thread.state());
    thread.frames().forEach(frame -> paragraph(DEEPER, frame));
  }

  private void everythingSeen() {
    section("Everything seen of the session");
    List<Observation> seen = witness.observations();
    seen.stream().limit(MAX_SEEN).forEach(this::seen);
    if (seen.size() > MAX_SEEN) {
      paragraph(INDENT, "and " + (seen.size() - MAX_SEEN) + " more, in witness.json");
    }
  }

  private void seen(Observation one) {
    paragraph(INDENT, Texts.time(one.atNanos()) + "  " + one.sentence());
    if (one instanceof Thrown thrown) {
      if (!thrown.causes().isEmpty()) {
        paragraph(DEEPER, "caused by " + String.join(", by ", thrown.causes()));
      }
      thrown.frames().stream().limit(MAX_FRAMES).forEach(frame -> paragraph(DEEPER, "at " + frame));
    }
  }

  private void howToRepeat() {
    section("To repeat it (which thread runs when stays the machine's choice)");
    if (file.command().isEmpty()) {
      paragraph(INDENT, "the command is not known");
      return;
    }
    // The first word is the tool, by whatever name; what a shell is given has to be this one.
    List<String> arguments = file.command().subList(1, file.command().size());
    text.append(INDENT)
        .append(Texts.printable("./wsstress " + ShellText.of(arguments)))
        .append('\n');
  }
}
