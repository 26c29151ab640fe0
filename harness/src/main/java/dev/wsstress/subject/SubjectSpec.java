package dev.wsstress.subject;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.SubjectDescription;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the catalogue: how a subject is called, what is expected of it, and how to make one.
 * Found through {@link java.util.ServiceLoader}; stateless.
 */
public interface SubjectSpec {
  /** Its name, role, rule and expectation. */
  SubjectDescription description();

  /** The conditions under which it shows what it is made for, where a plan does not say. */
  default Conditions conditions() {
    return Defaults.CONDITIONS;
  }

  /**
   * Why it cannot run here, or null if it can: an old JVM, a missing library, a provider that
   * leaves the mistake no room.
   */
  default @Nullable String unavailable(TlsProfile tls) {
    return null;
  }

  /** Why it means nothing over plain {@code ws}, or null where it does. */
  default @Nullable String needsTls() {
    return null;
  }

  /** Whether it means nothing where the sessions send by themselves, without sending threads. */
  default boolean needsActors() {
    return false;
  }

  /** With how many sessions at least it can show what it is made for, under a workload. */
  default int needsSessions(Workload workload) {
    return 1;
  }

  /** What is left of a plan for it: all, but for a control. */
  default RunPlan under(RunPlan plan) {
    return plan;
  }

  /** How long a session of it may wait for an echo without any progress. */
  default Duration stallLimit() {
    return Defaults.STALL_LIMIT;
  }

  /** True if it may take the JVM with it, so that every trial of it needs one of its own. */
  default boolean needsOwnJvm() {
    return false;
  }

  /**
   * Where native functions that it uses lie in this JVM, by address, so that the frame of a crash
   * can be named where the JVM prints only an offset in a library.
   */
  default Map<Long, String> nativeFunctions() {
    return Map.of();
  }

  /** Makes an instance for one trial. */
  Subject create(SubjectContext context);
}
