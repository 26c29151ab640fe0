package dev.wsstress.model;

import java.util.List;
import java.util.stream.Stream;

/** Stack frames as texts, such as {@code java.nio.Buffer.limit(Buffer.java:346)}. Stateless. */
public final class FrameText {
  private FrameText() {}

  /** As a person reads them: no loader, no version, no class that a lambda was made into. */
  public static List<String> of(Stream<StackTraceElement> frames) {
    return frames
        .filter(frame -> !frame.getClassName().contains("$$Lambda"))
        .map(FrameText::of)
        .toList();
  }

  private static String of(StackTraceElement frame) {
    String where = frame.getClassName() + "." + frame.getMethodName();
    return frame.getFileName() == null
        ? where
        : where + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }
}
