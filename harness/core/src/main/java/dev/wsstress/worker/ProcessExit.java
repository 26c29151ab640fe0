package dev.wsstress.worker;

import dev.wsstress.model.Observation;
import dev.wsstress.model.RuntimeObservation.Environment;
import dev.wsstress.model.RuntimeObservation.VmCrash;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a worker that died before it had told its result. Immutable.
 *
 * @param exitCode as the operating system gives it
 * @param report the JVM's error file, or null if it left none
 * @param errorFile the name of that file
 * @param log the name of the worker's log
 * @param lastWords its last line
 */
record ProcessExit(
    int exitCode, @Nullable CrashReport report, String errorFile, String log, String lastWords) {
  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
  private static final int OUT_OF_MEMORY = 3;

  private static final int SIGNALLED = 128;

  /** Signals that others send; nobody sends himself one of these by accident. */
  private static final Map<Integer, String> FROM_OUTSIDE =
      Map.of(1, "SIGHUP", 2, "SIGINT", 9, "SIGKILL", 15, "SIGTERM");

  /** Signals that code brings upon itself. */
  private static final Map<Integer, String> OWN_DOING =
      Map.of(4, "SIGILL", 5, "SIGTRAP", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");

  /** Whether it ended by its own doing and not by its own will. */
  boolean isCrash() {
    return report != null || OWN_DOING.containsKey(exitCode - SIGNALLED);
  }

  /**
   * States it as a fact.
   *
   * @param session the session that it is noted with
   * @param started whether the trial had begun
   * @param functions native functions by address
   */
  Observation observation(
      int session, long atNanos, boolean started, NavigableMap<Long, String> functions) {
    if (exitCode == OUT_OF_MEMORY || (report != null && report.outOfMemory())) {
      return outOfMemory(session, atNanos);
    }
    if (report != null) {
      return crash(session, atNanos, report, functions);
    }
    String killer = FROM_OUTSIDE.get(exitCode - SIGNALLED);
    if (killer != null) {
      return killed(session, atNanos, killer);
    }
    String signal = ownDoing();
    return signal.isEmpty() && !started
        ? neverStarted(session, atNanos)
        : new VmCrash(
            session, atNanos, exitCode, signal, "", "", "it left no error file" + quoted());
  }

  private String ownDoing() {
    return OWN_DOING.getOrDefault(exitCode - SIGNALLED, "");
  }

  /** A JVM that dies while it writes its error file leaves less of it, or nothing but its name. */
  private VmCrash crash(
      int session, long atNanos, CrashReport seen, NavigableMap<Long, String> functions) {
    boolean cutShort = seen.signal().isEmpty() && seen.elapsedNanos() < 0;
    return new VmCrash(
        session,
        atNanos,
        exitCode,
        cutShort ? ownDoing() : seen.signal(),
        seen.frame(functions),
        seen.faultAddress(),
        "its error file is " + errorFile + (cutShort ? ", which was cut short" + quoted() : ""));
  }

  private String quoted() {
    return lastWords.isEmpty() ? "" : "; its last words were '" + lastWords + "'";
  }

  private static Environment outOfMemory(int session, long atNanos) {
    return new Environment(
        session,
        atNanos,
        "the JVM of the trial ran out of memory",
        "give it more with JAVA_OPTS=-Xmx4g, or ask for fewer sessions or smaller messages");
  }

  private static Environment killed(int session, long atNanos, String signal) {
    return new Environment(
        session,
        atNanos,
        "the JVM of the trial was killed from outside by " + signal,
        "run it again; if nobody killed it, the system did for lack of memory: see its log (dmesg)");
  }

  private Environment neverStarted(int session, long atNanos) {
    return new Environment(
        session,
        atNanos,
        "the JVM of the trial did not start, exit code " + exitCode + ": " + lastWords,
        "see " + log + " in the run's directory; check JAVA_OPTS and " + ChildCommand.JAVA);
  }
}
