package dev.wsstress.results;

import dev.wsstress.model.NewerWords;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunHeader;
import dev.wsstress.model.Witness;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A failure with all that is needed to show it and to repeat it, as {@code witness.json} holds it.
 *
 * @param header the run it belongs to, and the version of this format
 * @param trial the trial it happened in
 * @param command what repeats the trial: {@code wsstress} and its arguments, every option spelled
 *     out
 * @param witness the failure
 */
public record WitnessFile(
    RunHeader header, ResultLine.TrialStarted trial, List<String> command, Witness witness) {
  public WitnessFile {
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(witness, "witness");
    command = List.copyOf(command);
  }

  /** A witness in the format of this version. */
  public static WitnessFile of(
      ResultLine.RunStarted run,
      ResultLine.TrialStarted trial,
      List<String> command,
      Witness witness) {
    return new WitnessFile(run.header(), trial, command, witness);
  }

  /** The name of the run. */
  public String run() {
    return header.run();
  }

  /** When the run began, ISO-8601. */
  public String startedAt() {
    return header.startedAt();
  }

  /** JVM, operating system and library versions. */
  public Map<String, String> environment() {
    return header.environment();
  }

  /** What the run was asked for. */
  public Map<String, String> plan() {
    return header.plan();
  }

  /** Whether a later revision of the format wrote it. */
  public NewerWords newer() {
    return new UnknownWords().newer(header.revision());
  }
}
