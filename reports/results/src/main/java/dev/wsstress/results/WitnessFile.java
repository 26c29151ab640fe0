package dev.wsstress.results;

import dev.wsstress.model.ResultLine;
import dev.wsstress.model.Witness;
import java.util.List;
import java.util.Map;

/**
 * A failure with all that is needed to show it and to repeat it, as {@code witness.json} holds it.
 *
 * @param schema the version of this format, the same as that of the result lines
 * @param run the name of the run
 * @param startedAt when the run began, ISO-8601
 * @param environment JVM, operating system and library versions
 * @param plan what the run was asked for
 * @param trial the trial it happened in
 * @param command what repeats the trial: {@code wsstress} and its arguments, every option spelled
 *     out
 * @param witness the failure
 */
public record WitnessFile(
    int schema,
    String run,
    String startedAt,
    Map<String, String> environment,
    Map<String, String> plan,
    ResultLine.TrialStarted trial,
    List<String> command,
    Witness witness) {
  public WitnessFile {
    environment = Map.copyOf(environment);
    plan = Map.copyOf(plan);
    command = List.copyOf(command);
  }

  /** A witness in the format of this version. */
  public static WitnessFile of(
      ResultLine.RunStarted run,
      ResultLine.TrialStarted trial,
      List<String> command,
      Witness witness) {
    return new WitnessFile(
        ResultJson.SCHEMA,
        run.run(),
        run.startedAt(),
        run.environment(),
        run.plan(),
        trial,
        command,
        witness);
  }
}
