package dev.wsstress.run;

import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RuntimeObservation;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.Witness;
import dev.wsstress.results.WitnessDirectory;
import dev.wsstress.results.WitnessFile;
import dev.wsstress.trial.Trial;
import dev.wsstress.worker.ClientProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives the first failures of each trial a directory of their own. Every failure is in the result
 * file; these are for who wants to look at one, or to repeat it. Threadsafe.
 */
final class WitnessKeeper {
  /** Sessions that fail in one trial mostly fail alike. */
  static final int MAX_OF_A_TRIAL = 3;

  /** A matrix has thousands of trials. */
  static final int MAX_OF_A_SUBJECT = 12;

  private static final String CAPTURE = "wire.pcapng";

  private final Path run;
  private final ResultLine.RunStarted started;
  private final ResultKeeper keeper;
  private final RepeatInstruction repeat;
  private final Map<String, AtomicInteger> bySubject = new ConcurrentHashMap<>();

  /**
   * Prepares it.
   *
   * @param run the run's directory
   * @param started what the run was asked for
   * @param keeper learns what cannot be written
   * @param repeat how a trial is repeated
   */
  WitnessKeeper(
      Path run, ResultLine.RunStarted started, ResultKeeper keeper, RepeatInstruction repeat) {
    this.run = run;
    this.started = started;
    this.keeper = keeper;
    this.repeat = repeat;
  }

  /** For the witnesses of one trial. */
  OfTrial of(Trial trial, ResultLine.TrialStarted trialStarted) {
    return new OfTrial(trial, trialStarted);
  }

  /** Keeps those of one trial. Threadsafe. */
  final class OfTrial {
    private final Trial trial;
    private final ResultLine.TrialStarted trialStarted;
    private final AtomicInteger kept = new AtomicInteger();

    private OfTrial(Trial trial, ResultLine.TrialStarted trialStarted) {
      this.trial = trial;
      this.trialStarted = trialStarted;
    }

    /** Keeps a witness, if it is of a failure and one of the first. */
    void keep(Witness witness) {
      if (!witness.outcome().isFailure()) {
        return;
      }
      AtomicInteger ofSubject =
          bySubject.computeIfAbsent(trialStarted.subject().name(), name -> new AtomicInteger());
      boolean first =
          (kept.getAndIncrement() < MAX_OF_A_TRIAL || isOfTheJvm(witness))
              && ofSubject.getAndIncrement() < MAX_OF_A_SUBJECT;
      if (first) {
        keeper.keep(() -> write(witness));
      }
    }

    /** The end of the JVM comes last, and only once. */
    private static boolean isOfTheJvm(Witness witness) {
      return witness.observations().stream()
          .anyMatch(
              o -> o instanceof RuntimeObservation.VmCrash || o instanceof RuntimeObservation.Hung);
    }

    /** Keeps the bytes of a session with its witness, if that was kept. */
    void keep(int session, ByteBuffer pcapng) {
      WitnessDirectory directory = WitnessDirectory.of(run, trialStarted, session);
      if (pcapng.hasRemaining() && directory.exists()) {
        keeper.keep(() -> writeBytes(directory.path().resolve(CAPTURE), pcapng));
      }
    }

    private void write(Witness witness) throws IOException {
      WitnessDirectory directory = WitnessDirectory.of(run, trialStarted, witness.session());
      directory.write(WitnessFile.of(started, trialStarted, command(), witness));
      for (Path file : ClientProcess.filesLeft(run, trial.number())) {
        copy(file, directory.path());
      }
    }

    private List<String> command() {
      Role role = trialStarted.subject().role();
      return repeat.of(trial.plan(), role == Role.HAZARD || role == Role.CONTROL);
    }
  }

  private static void writeBytes(Path file, ByteBuffer bytes) throws IOException {
    try {
      byte[] all = new byte[bytes.remaining()];
      bytes.duplicate().get(all);
      Files.write(file, all);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void copy(Path file, Path directory) throws IOException {
    Path target = directory.resolve(file.getFileName());
    try {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }
}
