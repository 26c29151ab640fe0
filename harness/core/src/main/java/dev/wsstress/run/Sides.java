package dev.wsstress.run;

import dev.wsstress.model.Observation;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.ClientFiles;
import dev.wsstress.trial.ClientSide;
import dev.wsstress.trial.EmbeddedServer;
import dev.wsstress.trial.LocalClient;
import dev.wsstress.trial.RemoteServer;
import dev.wsstress.trial.ServerSide;
import dev.wsstress.trial.Trial;
import dev.wsstress.worker.ClientProcess;
import dev.wsstress.worker.ServerProcess;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which client side and which server side a trial has. What trials of a run share, a certificate
 * authority and a server in a JVM of its own, lives as long as this. For one thread.
 */
final class Sides implements AutoCloseable {
  private final Path directory;
  private final @Nullable AudioFiles audio;
  private final TestAuthority authority = TestAuthority.create();
  private @Nullable ServerProcess process;

  Sides(Path directory, @Nullable AudioFiles audio) {
    this.directory = directory;
    this.audio = audio;
  }

  /** The server side of a trial. */
  ServerSide server(TrialPlan plan, long startNanos, Consumer<Observation> listener) {
    if (plan.target() instanceof Target.Remote remote) {
      return RemoteServer.at(remote, startNanos);
    }
    Target.Embedded embedded = (Target.Embedded) plan.target();
    return embedded.ownJvm()
        ? process(plan, embedded).forTrial(startNanos, listener)
        : EmbeddedServer.start(plan, authority, startNanos, listener);
  }

  private ServerProcess process(TrialPlan plan, Target.Embedded embedded) {
    ServerProcess known = process;
    // One that died in a trial takes no other trial with it.
    if (known != null && !known.isAlive()) {
      known.close();
      known = null;
    }
    if (known == null) {
      known = ServerProcess.start(embedded.port(), plan.conditions().workload());
      process = known;
    }
    return known;
  }

  /** The client side of a trial. */
  ClientSide client(Trial trial, long startNanos) {
    if (trial.plan().instruments().ownJvm() || trial.requirements().ownJvm()) {
      return new ClientProcess(directory, trial.requirements(), startNanos);
    }
    boolean alone = !(trial.plan().target() instanceof Target.Embedded own) || own.ownJvm();
    ClientFiles files =
        new ClientFiles(
            audio == null ? null : audio.of(trial.number(), trial.plan().subject()),
            directory.resolve(ClientFiles.latencyLog(trial.number())));
    return new LocalClient(trial.subject(), files, alone, startNanos);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
