package dev.wsstress.api;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What has a name on the command line and in results. */
public interface Named {
  /** The name. */
  String id();

  /**
   * Finds one by its name.
   *
   * @param kind what it is, for the message
   * @param all those that there are
   * @throws PlanException if there is none of that name; the message lists all
   */
  static <T extends Named> T of(String kind, T[] all, String id) {
    return Arrays.stream(all)
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "unknown "
                        + kind
                        + " '"
                        + id
                        + "': choose one of "
                        + Arrays.stream(all).map(Named::id).collect(Collectors.joining(", "))));
  }
}
