package dev.wsstress.trial;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.tls.TlsContexts;
import java.lang.management.ManagementFactory;

/**
 * Whether a plan can be carried out here at all: asked before a directory, a thread or a session is
 * made for it. Stateless; threadsafe.
 */
public final class Preflight {
  /** For the result file, class files, selectors and what the JDK opens on the way. */
  private static final int SPARE = 48;

  private Preflight() {}

  /**
   * Does nothing if it can, or if the system does not tell.
   *
   * @throws EnvironmentException if this process may not open so many sessions
   * @throws dev.wsstress.api.PlanException if the certificates to trust cannot be read
   */
  public static void require(RunPlan plan) {
    requireDescriptors(plan);
    if (plan.target() instanceof Target.Remote remote && remote.trustedCa() != null) {
      TlsContexts.trust(remote.trustedCa());
    }
  }

  private static void requireDescriptors(RunPlan plan) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      // With the embedded server both ends of a connection are in this process.
      long perSession = plan.target() instanceof Target.Embedded own && !own.ownJvm() ? 2 : 1;
      long needed =
          system.getOpenFileDescriptorCount() + perSession * plan.sessions().count() + SPARE;
      long limit = system.getMaxFileDescriptorCount();
      if (needed > limit) {
        throw new EnvironmentException(
            plan.sessions().count()
                + " sessions need "
                + needed
                + " file descriptors, the limit is "
                + limit,
            "raise it with `ulimit -n " + needed + "`, or ask for fewer sessions");
      }
    }
  }
}
