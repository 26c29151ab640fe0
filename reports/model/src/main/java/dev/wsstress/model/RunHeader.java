package dev.wsstress.model;

import java.util.Map;

/**
 * What stands at the beginning of a run's results, and in each of its witnesses.
 *
 * @param schema the major version of the format: another one cannot be read
 * @param revision the minor version of the format: a later one has more fields, kinds and values
 * @param run the name of the run
 * @param startedAt ISO-8601 instant
 * @param environment JVM, operating system and library versions
 * @param plan what was asked for
 */
public record RunHeader(
    int schema,
    int revision,
    String run,
    String startedAt,
    Map<String, String> environment,
    Map<String, String> plan) {
  public RunHeader {
    environment = environment == null ? Map.of() : Map.copyOf(environment);
    plan = plan == null ? Map.of() : Map.copyOf(plan);
  }
}
