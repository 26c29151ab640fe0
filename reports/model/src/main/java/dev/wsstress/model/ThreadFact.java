package dev.wsstress.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it stood at one moment.
 *
 * @param name its name
 * @param state as {@link Thread.State} names it
 * @param frames its stack, the innermost frame first
 * @param lock what it waited for, by class and identity, or null
 * @param owner the thread that held that, or null
 */
public record ThreadFact(
    String name, String state, List<String> frames, @Nullable String lock, @Nullable String owner) {
  private static final Pattern JDK = Pattern.compile("^(java|jdk|sun)\\.");

  public ThreadFact {
    frames = List.copyOf(frames);
  }

  /** The innermost frame that is not the JDK's own, if there is one: where a person would look. */
  public Optional<String> ownFrame() {
    return frames.stream().filter(frame -> !JDK.matcher(frame).find()).findFirst();
  }

  /** A thread of which no lock is known. */
  public ThreadFact(String name, String state, List<String> frames) {
    this(name, state, frames, null, null);
  }
}
