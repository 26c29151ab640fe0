package dev.wsstress.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HotSpot writes into its error file ({@code hs_err}) when it crashes. Immutable.
 *
 * @param signal its name, such as {@code SIGSEGV}; empty for an error inside the JVM itself
 * @param pc the address of the instruction, 0 if unknown
 * @param frame the innermost frame as the JVM names it, mostly an offset in a library, or empty
 * @param faultAddress in hexadecimal without leading zeros, such as {@code 0x27}, or empty
 * @param stack the words on top of the stack: for a function that has no frame of its own, such as
 *     memcpy, the first is the address it returns to
 * @param elapsedNanos since the JVM's start, -1 if unknown
 * @param outOfMemory true if the JVM gave up because the system had no memory left
 */
record CrashReport(
    String signal,
    long pc,
    String frame,
    String faultAddress,
    List<Long> stack,
    long elapsedNanos,
    boolean outOfMemory) {
  private static final Pattern SIGNAL =
      Pattern.compile("#\\s+(SIG\\w+) \\(0x\\w+\\) at pc=0x(\\p{XDigit}+),.*");
  private static final Pattern FRAME_HEAD = Pattern.compile("# Problematic frame:");
  private static final Pattern FRAME = Pattern.compile("# \\S\\s+(.+)");
  private static final Pattern FAULT = Pattern.compile("siginfo:.*si_addr: 0x0*(\\p{XDigit}+).*");
  private static final Pattern STACK_HEAD = Pattern.compile("Top of Stack: .*");
  private static final Pattern STACK_ROW =
      Pattern.compile("0x\\p{XDigit}+:\\s+(\\p{XDigit}{16}(?: \\p{XDigit}{16})*)\\s*");
  private static final Pattern ELAPSED = Pattern.compile(".*elapsed time: ([0-9.]+) seconds.*");
  private static final String NO_MEMORY = "# There is insufficient memory for the Java Runtime";

  /** No function of the kind that is looked for is longer. */
  private static final long LONGEST_FUNCTION = 0x400;

  CrashReport {
    stack = List.copyOf(stack);
  }

  /** Reads an error file, whole or cut short; what is not there stays empty. */
  static CrashReport parse(List<String> lines) {
    List<String> signal = groups(lines, SIGNAL);
    List<String> fault = groups(lines, FAULT);
    List<String> elapsed = groups(lines, ELAPSED);
    return new CrashReport(
        signal.isEmpty() ? "" : signal.get(0),
        signal.isEmpty() ? 0 : Long.parseUnsignedLong(signal.get(1), 16),
        frame(lines),
        fault.isEmpty() ? "" : "0x" + fault.get(0),
        stack(lines),
        elapsed.isEmpty() ? -1 : (long) (Double.parseDouble(elapsed.get(0)) * 1e9),
        lines.stream().anyMatch(line -> line.startsWith(NO_MEMORY)));
  }

  /** The groups of the first line that fits, none if no line does. */
  private static List<String> groups(List<String> lines, Pattern pattern) {
    for (String line : lines) {
      Matcher m = pattern.matcher(line);
      if (m.matches()) {
        List<String> groups = new ArrayList<>();
        for (int i = 1; i <= m.groupCount(); i++) {
          groups.add(m.group(i));
        }
        return groups;
      }
    }
    return List.of();
  }

  private static List<String> after(List<String> lines, Pattern head) {
    for (int i = 0; i < lines.size(); i++) {
      if (head.matcher(lines.get(i)).matches()) {
        return lines.subList(i + 1, lines.size());
      }
    }
    return List.of();
  }

  private static String frame(List<String> lines) {
    List<String> below = after(lines, FRAME_HEAD);
    Matcher m = FRAME.matcher(below.isEmpty() ? "" : below.get(0));
    return m.matches() ? m.group(1).strip().replaceAll("\\s+", " ") : "";
  }

  private static List<Long> stack(List<String> lines) {
    List<Long> words = new ArrayList<>();
    for (String line : after(lines, STACK_HEAD)) {
      Matcher m = STACK_ROW.matcher(line);
      if (!m.matches()) {
        break;
      }
      for (String word : m.group(1).split(" ", -1)) {
        words.add(Long.parseUnsignedLong(word, 16));
      }
    }
    return words;
  }

  /**
   * The frame, with the name of the function it is in, or that called it, where that is known.
   *
   * @param functions names by address
   */
  String frame(NavigableMap<Long, String> functions) {
    String own = name(pc, functions);
    if (!own.isEmpty()) {
      return own + " " + frame;
    }
    String caller = stack.isEmpty() ? "" : name(stack.get(0), functions);
    return caller.isEmpty() ? frame : caller + ", which had called " + frame;
  }

  private static String name(long address, NavigableMap<Long, String> functions) {
    Map.Entry<Long, String> below = functions.floorEntry(address);
    return below == null || address - below.getKey() >= LONGEST_FUNCTION
        ? ""
        : below.getValue() + "+0x" + Long.toHexString(address - below.getKey());
  }
}
