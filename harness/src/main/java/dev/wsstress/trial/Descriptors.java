package dev.wsstress.trial;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import java.lang.management.ManagementFactory;

/** Whether this process may open the descriptors that a trial needs; asked before it opens any. */
final class Descriptors {
  /** For the result file, class files, selectors and what the JDK opens on the way. */
  private static final int SPARE = 48;

  private Descriptors() {}

  /**
   * Does nothing if there are enough, or if the system does not tell.
   *
   * @throws EnvironmentException if there are not
   */
  static void require(RunPlan plan) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      // With the embedded server both ends of a connection are in this process.
      long perSession = plan.target() instanceof Target.Embedded ? 2 : 1;
      long needed = system.getOpenFileDescriptorCount() + perSession * plan.sessions() + SPARE;
      long limit = system.getMaxFileDescriptorCount();
      if (needed > limit) {
        throw new EnvironmentException(
            plan.sessions()
                + " sessions need "
                + needed
                + " file descriptors, the limit is "
                + limit,
            "raise it with `ulimit -n " + needed + "`, or ask for fewer --sessions");
      }
    }
  }
}
