package dev.wsstress.diagnosis;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What servers received wrongly of messages that go to several sessions: which arrived with the
 * same wrong bytes on several of them, and whether any brought something back. Only such a message
 * has the same address on all sessions. Immutable.
 */
public final class CommonDamage {
  /** Nothing in common. */
  public static final CommonDamage NONE = new CommonDamage(Map.of(), false);

  private record Damage(StampAddress expected, String detail) {}

  private final Map<Damage, SortedSet<Integer>> sessions;

  private final boolean stale;

  private CommonDamage(Map<Damage, SortedSet<Integer>> sessions, boolean stale) {
    this.sessions = sessions;
    this.stale = stale;
  }

  /** Collects what servers received wrongly, session by session. */
  public static CommonDamage of(Collection<List<Observation>> sessions) {
    Map<Damage, SortedSet<Integer>> found = new HashMap<>();
    boolean stale = false;
    for (List<Observation> seen : sessions) {
      List<MessageFault> faults = serversFaults(seen);
      for (MessageFault fault : faults) {
        stale |= OldMessage.isOfAll(fault, faults);
        if (fault.fault() == Outcome.CORRUPTED) {
          found.computeIfAbsent(damage(fault), d -> new TreeSet<>()).add(fault.session());
        }
      }
    }
    return new CommonDamage(found, stale);
  }

  private static List<MessageFault> serversFaults(List<Observation> seen) {
    return seen.stream()
        .filter(MessageFault.class::isInstance)
        .map(MessageFault.class::cast)
        .filter(fault -> fault.side() == Side.SERVER)
        .toList();
  }

  private static Damage damage(MessageFault fault) {
    return new Damage(fault.expected(), fault.detail());
  }

  /** Whether a session got of a message that goes to all what it had had before. */
  boolean isStaleOfAll() {
    return stale;
  }

  /** The sessions on which the same message had the same wrong bytes, in order. */
  SortedSet<Integer> sessions(MessageFault fault) {
    return Collections.unmodifiableSortedSet(
        sessions.getOrDefault(damage(fault), Collections.emptySortedSet()));
  }
}
