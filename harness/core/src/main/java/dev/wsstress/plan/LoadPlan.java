package dev.wsstress.plan;

import dev.wsstress.api.PlanException;

/**
 * Who sends, and when. Immutable.
 *
 * @param model when messages are due
 * @param actors sending threads; 0 for none, where each session sends when it is answered
 * @param dispatch which thread runs a session's serial executor
 * @param seed the seed of all that the harness itself chooses: message sizes and arrivals. Which
 *     thread runs when is the choice of the operating system and is not seeded
 */
public record LoadPlan(LoadModel model, int actors, Dispatch dispatch, long seed) {
  /** On a session each actor has the stream of its number; stream 63 is the server's. */
  private static final int MAX_ACTORS = 63;

  public LoadPlan {
    if (actors < 0 || actors > MAX_ACTORS) {
      throw new PlanException("actors go from 0 to " + MAX_ACTORS + ": actors=" + actors);
    }
  }

  /** Streams of messages on each session. */
  public int streams() {
    return Math.max(1, actors);
  }

  /** The same with another number of sending threads. */
  public LoadPlan withActors(int number) {
    return new LoadPlan(model, number, dispatch, seed);
  }

  /** The same with another thread for the serial executors. */
  public LoadPlan with(Dispatch other) {
    return new LoadPlan(model, actors, other, seed);
  }

  /** The same with messages that are due at other times. */
  public LoadPlan with(LoadModel other) {
    return new LoadPlan(other, actors, dispatch, seed);
  }
}
