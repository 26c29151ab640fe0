package dev.wsstress.cli;

import dev.wsstress.api.PlanException;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.Target;
import dev.wsstress.subject.SubjectCatalog;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The server of a run. */
final class TargetOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the embedded server (default: any free one).")
  private int port;

  @Option(
      names = "--target",
      paramLabel = "URI",
      description = "Drive this echo server, wss://host[:port]/path, instead of the embedded one.")
  private @Nullable URI target;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust only the certificates in this PEM file (with --target).")
  private @Nullable Path ca;

  @Option(
      names = "--allow-remote-hazard",
      description = "Let hazards break connections to a target that is not loopback.")
  private boolean allowRemoteHazard;

  boolean isEmbedded() {
    return target == null;
  }

  /**
   * The server for these subjects.
   *
   * @throws PlanException if a hazard would break somebody else's connections
   */
  Target target(SubjectCatalog catalog, List<String> subjects) {
    if (target == null) {
      if (ca != null) {
        throw new PlanException("--ca says whom to trust at a --target; there is none");
      }
      return new Target.Embedded(port);
    }
    Target.Remote remote = new Target.Remote(target, ca);
    if (!allowRemoteHazard && !remote.isLoopback()) {
      subjects.forEach(name -> refuseHazard(catalog, name, remote));
    }
    return remote;
  }

  private static void refuseHazard(SubjectCatalog catalog, String name, Target.Remote remote) {
    Role role = catalog.byName(name).description().role();
    if (role == Role.HAZARD || role == Role.CONTROL) {
      throw new PlanException(
          "the hazard "
              + name
              + " breaks connections and "
              + remote.uri().getHost()
              + " is not this machine: if it is yours to break, add --allow-remote-hazard");
    }
  }
}
