package dev.wsstress.api;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a trial is run under. Immutable.
 *
 * @param workload who sends what
 * @param provocations what the embedded server does besides
 * @param sizes message sizes; audio has its own
 * @param inFlight messages that an actor keeps under way on a session
 */
public record Conditions(
    Workload workload, Set<Provocation> provocations, MessageSizes sizes, int inFlight) {
  /** Small messages: the race is between records, not inside them. */
  public static final MessageSizes SMALL = new MessageSizes(64, 1024);

  /** Where neither a plan nor a subject says otherwise. */
  public static final Conditions DEFAULT =
      new Conditions(Workload.MULTI_WRITER, Set.of(), SMALL, 4);

  public Conditions {
    provocations = Set.copyOf(provocations);
  }

  /** The same with another workload. */
  public Conditions with(Workload other) {
    return new Conditions(other, provocations, sizes, inFlight);
  }

  /** The same with one provocation more. */
  public Conditions with(Provocation more) {
    Set<Provocation> all = EnumSet.of(more);
    all.addAll(provocations);
    return new Conditions(workload, all, sizes, inFlight);
  }

  /** The same with other message sizes. */
  public Conditions with(MessageSizes other) {
    return new Conditions(workload, provocations, other, inFlight);
  }

  /** The same with another number of messages under way. */
  public Conditions withInFlight(int other) {
    return new Conditions(workload, provocations, sizes, other);
  }

  /** Whether the server provokes like that. */
  public boolean has(Provocation provocation) {
    return provocations.contains(provocation);
  }

  /** Whether every session ends by a provocation. */
  public boolean endSessions() {
    return provocations.stream().anyMatch(Provocation::endsSessions);
  }

  /** The provocations for a person, in their order; "none" if there is none. */
  public String provocationNames() {
    return provocations.isEmpty()
        ? "none"
        : provocations.stream().sorted().map(Provocation::id).collect(Collectors.joining(", "));
  }
}
