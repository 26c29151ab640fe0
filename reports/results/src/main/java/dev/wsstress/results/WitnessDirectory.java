package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wsstress.model.ResultLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one failure is kept: {@code witness.json} for scripts, and what else there is of it as
 * files beside. A witness is there whole or not at all.
 *
 * @param path of the directory
 */
public record WitnessDirectory(Path path) {
  /** The directory in a run's own one that holds its witnesses. */
  public static final String PARENT = "witnesses";

  /** The name of the file that says it all. */
  public static final String FILE_NAME = "witness.json";

  private static final String UNFINISHED = FILE_NAME + ".tmp";

  /** The witness of a session of a trial, in the directory of its run. */
  public static WitnessDirectory of(Path run, ResultLine.TrialStarted trial, int session) {
    String subject = trial.subject().name().replaceAll("[^A-Za-z0-9._-]", "_");
    return new WitnessDirectory(
        run.resolve(PARENT).resolve(trial.trial() + "-" + subject + "-" + session));
  }

  /** The witnesses of a run, by trial and then by name; none if it kept none. */
  public static List<WitnessDirectory> all(Path run) throws IOException {
    Path parent = run.resolve(PARENT);
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .map(WitnessDirectory::new)
          .filter(WitnessDirectory::exists)
          .sorted(
              Comparator.comparingInt(WitnessDirectory::trial)
                  .thenComparing(WitnessDirectory::path))
          .toList();
    }
  }

  private int trial() {
    String name = String.valueOf(path.getFileName());
    String number = name.substring(0, Math.max(0, name.indexOf('-')));
    return number.matches("\\d{1,9}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }

  /** Whether a witness is in it. */
  public boolean exists() {
    return Files.isRegularFile(path.resolve(FILE_NAME));
  }

  /**
   * Keeps a witness; makes the directory if it does not exist.
   *
   * @throws IOException if it could not be written whole, for example because the disk is full;
   *     what was there before stays
   */
  public void write(WitnessFile witness) throws IOException {
    try {
      Files.createDirectories(path);
      Path unfinished = path.resolve(UNFINISHED);
      Files.write(
          unfinished,
          ResultJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(witness));
      Files.move(unfinished, path.resolve(FILE_NAME), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("cannot write the witness " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the witness back.
   *
   * @throws ResultFormatException if there is none, if it is garbled, or of another format; the
   *     message says which
   */
  public WitnessFile read() throws IOException {
    Path file = path.resolve(FILE_NAME);
    if (!exists()) {
      throw new ResultFormatException(path + " holds no " + FILE_NAME);
    }
    try {
      return of(ResultJson.MAPPER.readTree(Files.readAllBytes(file)), file);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(file + " is garbled: " + ResultText.problem(e), e);
    }
  }

  /** The format is asked first: what a later one holds cannot be known. */
  private static WitnessFile of(JsonNode json, Path file) throws IOException {
    if (!json.path("schema").isInt()) {
      throw new ResultFormatException(file + " is garbled: it does not say its format");
    }
    ResultVersion.require(json, file.toString());
    try {
      return ResultJson.MAPPER.treeToValue(json, WitnessFile.class);
    } catch (IllegalArgumentException e) {
      throw new ResultFormatException(file + " is garbled: " + e.getMessage(), e);
    }
  }
}
