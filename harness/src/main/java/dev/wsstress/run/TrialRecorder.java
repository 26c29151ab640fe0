package dev.wsstress.run;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.Witness;
import dev.wsstress.trial.TrialListener;
import java.nio.ByteBuffer;

/** Sends what a trial tells to the disk and its progress to the run's listener. Threadsafe. */
record TrialRecorder(
    int trial, ResultKeeper keeper, WitnessKeeper.OfTrial witnesses, RunListener listener)
    implements TrialListener {
  @Override
  public void observed(Observation observation) {
    keeper.keep(new ResultLine.Observed(trial, observation));
  }

  @Override
  public void witnessed(Witness witness) {
    keeper.keep(new ResultLine.Witnessed(trial, witness));
    witnesses.keep(witness);
  }

  @Override
  public void captured(int session, ByteBuffer pcapng) {
    witnesses.keep(session, pcapng);
  }

  @Override
  public void progressed(String phase, long messages, int broken) {
    listener.progressed(phase, messages, broken);
  }
}
