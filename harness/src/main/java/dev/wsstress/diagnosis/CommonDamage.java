package dev.wsstress.diagnosis;

import dev.wsstress.reports.result.Observation;
import dev.wsstress.reports.result.Observation.MessageFault;
import dev.wsstress.reports.result.Outcome;
import dev.wsstress.reports.result.Side;
import dev.wsstress.reports.result.StampAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which messages arrived at a server with the same wrong bytes on several sessions. Only a message
 * that goes to several sessions has the same address on all of them. Immutable.
 */
public final class CommonDamage {
  /** Nothing in common. */
  public static final CommonDamage NONE = new CommonDamage(Map.of());

  private record Damage(StampAddress expected, String detail) {}

  private final Map<Damage, SortedSet<Integer>> sessions;

  private CommonDamage(Map<Damage, SortedSet<Integer>> sessions) {
    this.sessions = sessions;
  }

  /** Collects what servers received wrongly, session by session. */
  public static CommonDamage of(Collection<List<Observation>> sessions) {
    Map<Damage, SortedSet<Integer>> found = new HashMap<>();
    for (List<Observation> seen : sessions) {
      for (Observation one : seen) {
        if (one instanceof MessageFault fault && isDamage(fault)) {
          found.computeIfAbsent(damage(fault), d -> new TreeSet<>()).add(fault.session());
        }
      }
    }
    return new CommonDamage(found);
  }

  private static boolean isDamage(MessageFault fault) {
    return fault.side() == Side.SERVER && fault.fault() == Outcome.CORRUPTED;
  }

  private static Damage damage(MessageFault fault) {
    return new Damage(fault.expected(), fault.detail());
  }

  /** The sessions on which the same message had the same wrong bytes, in order. */
  SortedSet<Integer> sessions(MessageFault fault) {
    return Collections.unmodifiableSortedSet(
        sessions.getOrDefault(damage(fault), Collections.emptySortedSet()));
  }
}
