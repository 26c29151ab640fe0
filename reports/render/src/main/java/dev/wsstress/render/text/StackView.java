package dev.wsstress.render.text;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.StackFact;
import dev.wsstress.model.ThreadFact;
import java.util.List;

/**
 * Where a thread stood.
 *
 * @param title the thread, and when or in what state
 * @param frames the innermost first
 */
public record StackView(String title, List<String> frames) {
  private static final int MAX_FRAMES = 16;
  private static final int MAX_STACKS = 8;

  public static List<StackView> of(List<StackFact> stacks, boolean inbound) {
    return stacks.stream()
        .limit(MAX_STACKS)
        .map(stack -> of(stack.thread() + " " + moment(stack, inbound), stack.frames()))
        .toList();
  }

  /** The threads of the first stall among some observations. */
  public static List<StackView> ofStall(List<Observation> seen) {
    return seen.stream()
        .filter(o -> o instanceof Stall stall && !stall.threads().isEmpty())
        .map(Stall.class::cast)
        .findFirst()
        .map(Stall::threads)
        .orElse(List.of())
        .stream()
        .limit(MAX_STACKS)
        .map(thread -> of(title(thread), thread.frames()))
        .toList();
  }

  private static String title(ThreadFact thread) {
    String title = thread.name() + ", " + thread.state();
    if (thread.lock() != null) {
      title += ", waits for " + thread.lock();
    }
    return thread.owner() == null ? title : title + ", held by " + thread.owner();
  }

  private static StackView of(String title, List<String> frames) {
    return new StackView(
        Texts.printable(title), frames.stream().limit(MAX_FRAMES).map(Texts::printable).toList());
  }

  /** When it stood there, in words. */
  public static String moment(StackFact stack, boolean inbound) {
    String what = stack.record() < 0 ? "bytes of no whole record" : "record " + stack.record();
    return switch (stack.moment()) {
      case WRAP -> (inbound ? "as it read " : "as it wrapped ") + what;
      case WRITE -> (inbound ? "as it gave the engine " : "as it wrote ") + what;
      case FAULT -> "at the moment of the fault, when " + what + " was due";
      case UNKNOWN -> "at a moment that only a newer version knows, with " + what;
    };
  }
}
