package dev.wsstress.plan;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that are asked for; null where each subject has its own.
 *
 * @param workload who sends what, or null
 * @param provocations what the server does besides, or null
 * @param sizes message sizes, or null
 * @param inFlight messages an actor keeps under way on a session, or null
 */
public record ConditionOverrides(
    @Nullable Workload workload,
    @Nullable Set<Provocation> provocations,
    @Nullable MessageSizes sizes,
    @Nullable Integer inFlight) {
  /** As every subject needs. */
  public static final ConditionOverrides NONE = new ConditionOverrides(null, null, null, null);

  public ConditionOverrides {
    provocations = provocations == null ? null : Set.copyOf(provocations);
    if (inFlight != null && inFlight < 1) {
      throw new PlanException("in-flight must be at least 1: in-flight=" + inFlight);
    }
  }

  /** What is asked for, and a subject's own conditions where nothing is. */
  public Conditions over(Conditions own) {
    return new Conditions(
        workload == null ? own.workload() : workload,
        provocations == null ? own.provocations() : provocations,
        sizes == null ? own.sizes() : sizes,
        inFlight == null ? own.inFlight() : inFlight);
  }

  /** What is asked for, by name, for a person. */
  Map<String, String> describe() {
    Map<String, String> asked = new LinkedHashMap<>();
    String own = "as each subject needs";
    asked.put("workload", workload == null ? own : workload.id());
    asked.put(
        "provocations", provocations == null ? own : over(Conditions.DEFAULT).provocationNames());
    asked.put("size", sizes == null ? own : sizes + " bytes");
    asked.put("in-flight", inFlight == null ? own : inFlight + " per actor and session");
    return asked;
  }
}
