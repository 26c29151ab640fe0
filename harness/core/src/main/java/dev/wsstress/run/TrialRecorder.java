package dev.wsstress.run;

import dev.wsstress.model.Observation;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.TrialResult;
import dev.wsstress.model.Witness;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.LostReport;
import dev.wsstress.trial.ServerReport;
import dev.wsstress.trial.ServerSide;
import dev.wsstress.trial.SessionReport;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialJoin;
import dev.wsstress.trial.TrialListener;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs trials, both sides of each, and sends what they say to the disk and their progress to the
 * run's listener. For one thread, but observations come from many.
 */
record TrialRecorder(
    ResultKeeper keeper,
    WitnessKeeper witnesses,
    RunListener listener,
    Sides sides,
    StopSignal stop) {
  /** One file says as much as a thousand. */
  private static final int MAX_CAPTURES = 3;

  /**
   * Runs one trial, if it can run here.
   *
   * @param total how many there are, as far as is known
   */
  TrialResult run(Trial trial, int total) {
    ResultLine.TrialStarted started = trial.started();
    keeper.keep(started);
    listener.trialStarted(trial.number(), total, trial.description(), trial.tls());
    String reason = trial.unavailable();
    TrialResult result =
        reason == null ? run(trial, started) : TrialResult.skipped(started, reason);
    keeper.keep(new ResultLine.TrialFinished(result));
    listener.trialFinished(result);
    return result;
  }

  private TrialResult run(Trial trial, ResultLine.TrialStarted started) {
    long startNanos = System.nanoTime();
    TrialListener progress = new Progress(trial.number(), keeper, listener);
    try (ServerSide server = sides.server(trial.plan(), startNanos, progress::observed)) {
      ClientReport client =
          sides.client(trial, startNanos).run(trial.plan(), server.endpoint(), progress, stop);
      ServerReport noted = report(trial, server, client, startNanos, progress);
      TrialJoin join = TrialJoin.join(trial, client, noted);
      keep(trial, started, join, client);
      return join.result();
    } catch (EnvironmentException e) {
      Observation seen =
          new RuntimeObservation.Environment(
              trial.plan().sessions().first(),
              System.nanoTime() - startNanos,
              e.problem(),
              e.remedy());
      progress.observed(seen);
      TrialJoin join =
          TrialJoin.join(
              trial, ClientReport.neverStarted(trial.plan().sessions(), seen), ServerReport.NONE);
      keep(trial, started, join, ClientReport.neverStarted(trial.plan().sessions(), seen));
      return join.result();
    }
  }

  /** What the client saw stays, also where the server cannot say any more what it saw. */
  private static ServerReport report(
      Trial trial,
      ServerSide server,
      ClientReport client,
      long startNanos,
      TrialListener progress) {
    try {
      return server.report(trial.plan().sessions(), client);
    } catch (EnvironmentException e) {
      ServerReport lost = LostReport.of(client, e, System.nanoTime() - startNanos);
      lost.gone().forEach(progress::observed);
      return lost;
    }
  }

  private void keep(
      Trial trial, ResultLine.TrialStarted started, TrialJoin join, ClientReport client) {
    WitnessKeeper.OfTrial of = witnesses.of(trial, started);
    for (Witness witness : join.witnesses()) {
      keeper.keep(new ResultLine.Witnessed(trial.number(), witness));
      of.keep(witness);
    }
    Map<Integer, ByteBuffer> captures = new HashMap<>();
    for (SessionReport report : client.seen()) {
      captures.put(report.session(), report.pcapng());
    }
    join.witnesses().stream()
        .filter(w -> w.outcome().isFailure())
        .limit(MAX_CAPTURES)
        .forEach(
            w -> of.keep(w.session(), captures.getOrDefault(w.session(), SessionReport.NO_BYTES)));
  }

  private record Progress(int trial, ResultKeeper keeper, RunListener listener)
      implements TrialListener {
    @Override
    public void observed(Observation observation) {
      keeper.keep(new ResultLine.Observed(trial, observation));
    }

    @Override
    public void progressed(String phase, long messages, int broken) {
      listener.progressed(phase, messages, broken);
    }
  }
}
