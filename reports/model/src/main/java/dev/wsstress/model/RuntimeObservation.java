package dev.wsstress.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact about what sessions run on: their threads, their JVM, their machine. */
public sealed interface RuntimeObservation extends Observation {
  /**
   * The JVM that ran the trial ended otherwise than by its own will.
   *
   * @param exitCode as the operating system gives it: 128 + a signal's number where it was one
   * @param signal its name, such as {@code SIGSEGV}, or empty
   * @param frame the native function, with its offset where it is known, or empty
   * @param faultAddress in hexadecimal, or empty
   * @param detail what else is known, for example where the error file lies
   */
  record VmCrash(
      int session,
      long atNanos,
      int exitCode,
      String signal,
      String frame,
      String faultAddress,
      String detail)
      implements RuntimeObservation {
    @Override
    public VmCrash ofSession(int other) {
      return new VmCrash(other, atNanos, exitCode, signal, frame, faultAddress, detail);
    }

    @Override
    public Outcome outcome() {
      return Outcome.VM_CRASH;
    }

    @Override
    public String sentence() {
      return "the JVM of the trial died"
          + (signal.isEmpty() ? " with exit code " + exitCode : " by " + signal)
          + (frame.isEmpty() ? "" : " in " + frame)
          + (faultAddress.isEmpty() ? "" : ", fault address " + faultAddress)
          + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /**
   * A session that had messages under way made no progress.
   *
   * @param inFlight messages sent and not acknowledged
   * @param silentNanos how long nothing had moved
   * @param threads the threads that stood in code of a session or waited for one, then
   * @param lockCycle threads that wait for each other's locks, in a circle; none if there is none
   * @param queued messages that waited in the session's own queue, or null if it does not tell
   * @param streams how far the session's streams had come
   */
  record Stall(
      int session,
      long atNanos,
      int inFlight,
      long silentNanos,
      List<ThreadFact> threads,
      List<LockFact> lockCycle,
      @Nullable Integer queued,
      List<StreamFact> streams)
      implements RuntimeObservation {
    @Override
    public Stall ofSession(int other) {
      return new Stall(other, atNanos, inFlight, silentNanos, threads, lockCycle, queued, streams);
    }

    private static final int MAX_STREAMS = 4;

    public Stall {
      threads = threads == null ? List.of() : List.copyOf(threads);
      lockCycle = lockCycle == null ? List.of() : List.copyOf(lockCycle);
      streams = streams == null ? List.of() : List.copyOf(streams);
    }

    /** A stall of which only the threads are known. */
    public Stall(
        int session, long atNanos, int inFlight, long silentNanos, List<ThreadFact> threads) {
      this(session, atNanos, inFlight, silentNanos, threads, List.of(), null, List.of());
    }

    @Override
    public Outcome outcome() {
      return Outcome.STALLED;
    }

    @Override
    public String sentence() {
      return inFlight
          + (inFlight == 1 ? " message was" : " messages were")
          + " under way and nothing had moved for "
          + silentNanos / 1_000_000
          + " ms"
          + (queued == null ? "" : "; " + queued + " waited in the session's own queue")
          + progress();
    }

    private String progress() {
      StringBuilder text = new StringBuilder();
      for (StreamFact stream : streams.subList(0, Math.min(MAX_STREAMS, streams.size()))) {
        text.append("; stream ").append(stream.stream());
        text.append(": last sent message ").append(stream.lastSent());
        text.append(", last acknowledged ").append(stream.lastAcknowledged());
      }
      return text.toString();
    }
  }

  /**
   * The JVM that ran the trial did not come to an end and was killed.
   *
   * @param limitNanos how long it had been given
   * @param detail where to look, for example for its threads
   */
  record Hung(int session, long atNanos, long limitNanos, String detail)
      implements RuntimeObservation {
    @Override
    public Hung ofSession(int other) {
      return new Hung(other, atNanos, limitNanos, detail);
    }

    @Override
    public Outcome outcome() {
      return Outcome.STALLED;
    }

    @Override
    public String sentence() {
      return "the JVM of the trial had not ended after "
          + limitNanos / 1_000_000_000
          + " s and was killed"
          + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /**
   * The environment failed.
   *
   * @param problem what failed
   * @param remedy what a person can do about it
   * @param blame what of the environment; several where they cannot be told apart
   */
  record Environment(int session, long atNanos, String problem, String remedy, List<Blame> blame)
      implements RuntimeObservation {
    @Override
    public Environment ofSession(int other) {
      return new Environment(other, atNanos, problem, remedy, blame);
    }

    public Environment {
      blame = blame == null ? List.of() : List.copyOf(blame);
    }

    /** The host failed. */
    public Environment(int session, long atNanos, String problem, String remedy) {
      this(session, atNanos, problem, remedy, List.of(Blame.HOST));
    }

    @Override
    public Outcome outcome() {
      return Outcome.INFRASTRUCTURE;
    }

    @Override
    public String sentence() {
      return problem;
    }
  }
}
