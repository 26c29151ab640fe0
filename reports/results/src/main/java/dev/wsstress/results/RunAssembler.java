package dev.wsstress.results;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects result lines into a {@link RunResult}. Of each trial it keeps the first failures and the
 * first facts: all of them are on disk, sessions that fail in one trial mostly fail alike, and what
 * is counted of them is in the trial's own result. Not threadsafe.
 */
final class RunAssembler {
  /** Witnesses of a trial that are kept. */
  static final int MAX_WITNESSES = 128;

  /** Observations of a trial that are kept. */
  static final int MAX_OBSERVATIONS = 1024;

  private final UnknownWords unknown;
  private ResultLine.@Nullable RunStarted started;
  private final Map<Integer, OpenTrial> trials = new LinkedHashMap<>();
  private ResultLine.@Nullable RunFinished finished;

  RunAssembler(UnknownWords unknown) {
    this.unknown = unknown;
  }

  /** A trial of which the lines are still coming. */
  private static final class OpenTrial {
    final ResultLine.TrialStarted start;
    final List<Witness> witnesses = new ArrayList<>();
    final List<Observation> observations = new ArrayList<>();
    final Set<Integer> broken = new HashSet<>();
    final Set<Observation.Unknown> facts = new HashSet<>();
    Outcome outcome = Outcome.INFRASTRUCTURE;
    @Nullable TrialResult result;

    OpenTrial(ResultLine.TrialStarted start) {
      this.start = start;
    }

    void add(Witness witness) {
      if (witnesses.size() < MAX_WITNESSES) {
        witnesses.add(witness);
      }
    }

    void add(Observation seen) {
      outcome = outcome.and(seen.outcome());
      if (seen.outcome().isFailure()) {
        broken.add(seen.session());
      }
      if (observations.size() < MAX_OBSERVATIONS) {
        observations.add(seen);
      }
    }

    /** Whether such a fact was not seen before, as far as it is remembered. */
    boolean isNew(Observation.Unknown fact) {
      return facts.size() < MAX_OBSERVATIONS ? facts.add(fact) : !facts.contains(fact);
    }

    /** Nobody adds to it any more. */
    RunResult.Trial close() {
      return new RunResult.Trial(result == null ? killed() : result, witnesses, observations);
    }

    /** What had been seen until then stays true: a failure on disk is a failure. */
    private TrialResult killed() {
      return TrialResult.unmeasured(
          start, TrialResult.End.KILLED, start.sessions(), broken.size(), outcome, null);
    }
  }

  void add(ResultLine line, String where) throws ResultFormatException {
    if (line instanceof ResultLine.RunStarted s) {
      start(s, where);
    } else if (started == null) {
      throw new ResultFormatException(where + " comes before the run-started line");
    } else if (line instanceof ResultLine.TrialStarted t) {
      start(t, where);
    } else if (line instanceof ResultLine.Observed o) {
      OpenTrial trial = trial(o.trial(), where);
      trial.add(o.observation());
      count(trial, List.of(o.observation()));
    } else if (line instanceof ResultLine.Witnessed w) {
      OpenTrial trial = trial(w.trial(), where);
      trial.add(w.witness());
      count(trial, w.witness().observations());
    } else if (line instanceof ResultLine.TrialFinished f) {
      trial(f.result().trial(), where).result = f.result();
    } else if (line instanceof ResultLine.RunFinished f) {
      finished = f;
    } else if (line instanceof ResultLine.Unknown u) {
      unknown.line(u.type());
    }
  }

  /** Counts unknown facts; many are in a witness alone, others in a line of their own as well. */
  private void count(OpenTrial trial, List<Observation> seen) {
    for (Observation one : seen) {
      if (one instanceof Observation.Unknown fact && trial.isNew(fact)) {
        unknown.kind(fact.kind());
      }
    }
  }

  private void start(ResultLine.RunStarted line, String where) throws ResultFormatException {
    if (started != null) {
      throw new ResultFormatException(where + " starts a second run");
    }
    started = line;
  }

  private void start(ResultLine.TrialStarted line, String where) throws ResultFormatException {
    if (trials.putIfAbsent(line.trial(), new OpenTrial(line)) != null) {
      throw new ResultFormatException(where + " starts trial " + line.trial() + " again");
    }
  }

  private OpenTrial trial(int number, String where) throws ResultFormatException {
    OpenTrial trial = trials.get(number);
    if (trial == null) {
      throw new ResultFormatException(where + " belongs to trial " + number + ", never started");
    }
    return trial;
  }

  RunResult assemble(String file) throws ResultFormatException {
    if (started == null) {
      throw new ResultFormatException(file + " does not begin with a run-started line");
    }
    RunHeader header = started.header();
    return new RunResult(
        header.run(),
        header.startedAt(),
        header.environment(),
        header.plan(),
        trials.values().stream().map(OpenTrial::close).toList(),
        end(),
        unknown.newer(header.revision()));
  }

  private TrialResult.End end() {
    if (finished == null) {
      return TrialResult.End.KILLED;
    }
    return finished.interrupted() ? TrialResult.End.INTERRUPTED : TrialResult.End.COMPLETED;
  }
}
