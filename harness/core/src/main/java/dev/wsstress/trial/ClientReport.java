package dev.wsstress.trial;

import dev.wsstress.load.TimeHistogram;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.tls.ClientTaps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client side did and saw. Reports of several hosts add up to that of the whole trial.
 * Immutable.
 *
 * @param end how it ended
 * @param opened the sessions that were asked for, and how many were opened
 * @param traffic what was verified, and when
 * @param seen of each session of which anything was noted
 * @param tapped what engines noted whose session is not known here
 * @param times round trips, and how late an idle thread woke up
 * @param measured what it cost, or null if that was not measured
 */
public record ClientReport(
    TrialResult.End end,
    Opened opened,
    Traffic traffic,
    List<SessionReport> seen,
    List<ClientTaps.Connection> tapped,
    Times times,
    @Nullable LoadReport measured) {
  /**
   * How far the opening came.
   *
   * @param sessions those that were asked for
   * @param count how many were opened
   */
  public record Opened(SessionRange sessions, int count) {
    private Opened and(Opened other) {
      return new Opened(sessions.and(other.sessions), count + other.count);
    }
  }

  /**
   * What was verified.
   *
   * @param messages intact and in their turn
   * @param bytes theirs
   * @param startNanos when the load began, since the start of the trial
   * @param endNanos when it was stopped
   */
  public record Traffic(long messages, long bytes, long startNanos, long endNanos) {
    private Traffic and(Traffic other) {
      return new Traffic(
          messages + other.messages,
          bytes + other.bytes,
          Math.min(startNanos, other.startNanos),
          Math.max(endNanos, other.endNanos));
    }
  }

  /**
   * Distributions of times.
   *
   * @param roundTrips from the intended send to the verified echo
   * @param hiccups how late a thread woke up that did nothing but sleep
   */
  public record Times(TimeHistogram roundTrips, TimeHistogram hiccups) {
    /** Nothing was recorded. */
    public static final Times NONE = new Times(TimeHistogram.NONE, TimeHistogram.NONE);

    private Times and(Times other) {
      return new Times(roundTrips.add(other.roundTrips), hiccups.add(other.hiccups));
    }
  }

  public ClientReport {
    seen = List.copyOf(seen);
    tapped = List.copyOf(tapped);
  }

  /** The report of a client side that never began, for a reason that its environment has. */
  public static ClientReport neverStarted(SessionRange sessions, Observation reason) {
    SessionReport only =
        new SessionReport(
            reason.session(),
            0,
            List.of(),
            List.of(reason),
            RecordTrace.EMPTY,
            SessionReport.NO_BYTES);
    return new ClientReport(
        TrialResult.End.ABORTED,
        new Opened(sessions, 0),
        new Traffic(0, 0, 0, 0),
        List.of(only),
        List.of(),
        Times.NONE,
        null);
  }

  /** The report of both. */
  public ClientReport add(ClientReport other) {
    List<SessionReport> sessions = new ArrayList<>(seen);
    sessions.addAll(other.seen);
    List<ClientTaps.Connection> connections = new ArrayList<>(tapped);
    connections.addAll(other.tapped);
    return new ClientReport(
        end.compareTo(other.end) >= 0 ? end : other.end,
        opened.and(other.opened),
        traffic.and(other.traffic),
        sessions,
        connections,
        times.and(other.times),
        measured == null || other.measured == null ? null : measured.add(other.measured));
  }
}
