package dev.wsstress.worker;

import dev.wsstress.api.Conditions;
import dev.wsstress.api.Workload;
import dev.wsstress.model.Observation;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.SessionRange;
import dev.wsstress.results.FactText;
import dev.wsstress.results.ResultFormatException;
import dev.wsstress.server.ServedConnection;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.ServerReport;
import dev.wsstress.trial.ServerSide;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The verifying server in a JVM of its own, so that what the client costs can be told. It serves
 * the trials of a run one after the other, and ends with this process, however that ends. For one
 * thread.
 */
public final class ServerProcess implements AutoCloseable {
  /** For a report of many sessions on a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration END = Duration.ofSeconds(5);

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final ChildJvm child;
  private final Endpoint endpoint;
  private volatile Consumer<Observation> listener = seen -> {};
  private boolean killed;

  /** What the child answers when it is asked for its report. */
  record Notes(List<ServedConnection> connections) {}

  private ServerProcess(int port, Workload workload) throws IOException {
    // An exception without its frames is no evidence.
    List<String> options =
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseSerialGC",
            "-XX:-OmitStackTraceInFastThrow");
    this.child =
        ChildJvm.start(
            ChildCommand.of(
                options, ServerMain.class, List.of(Integer.toString(port), workload.id())),
            Redirect.INHERIT,
            this::heard);
    try {
      this.endpoint = FactText.read(answer(ServerMain.SERVING), Endpoint.class);
    } catch (IOException | RuntimeException e) {
      child.close();
      throw e;
    }
  }

  /**
   * Starts one and waits until it listens.
   *
   * @throws EnvironmentException if it does not start
   */
  public static ServerProcess start(int port, Workload workload) {
    try {
      return new ServerProcess(port, workload);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot start a JVM for the server: " + e.getMessage(),
          "free memory or processes, or drive a server of your own",
          e);
    }
  }

  /** What a server does whose clients send a workload. */
  static Conditions conditions(String workload) {
    return Conditions.DEFAULT.with(Workload.of(workload));
  }

  private void heard(String line) {
    if (!line.startsWith(ServerMain.OBSERVED)) {
      answers.add(line);
      return;
    }
    try {
      listener.accept(
          FactText.read(line.substring(ServerMain.OBSERVED.length()), Observation.class));
    } catch (ResultFormatException cut) {
      // It died while it said so.
    }
  }

  private String answer(String kind) {
    try {
      String line = null;
      for (int i = 0; line == null && i < PATIENCE.toSeconds() && child.isAlive(); i++) {
        line = answers.poll(1, TimeUnit.SECONDS);
      }
      if (line == null || !line.startsWith(kind)) {
        throw new EnvironmentException(
            line != null && line.startsWith(ServerMain.REFUSED)
                ? line.substring(ServerMain.REFUSED.length())
                : "the server's JVM does not answer: " + line,
            "see what it printed above; or drive a server of your own");
      }
      return line.substring(kind.length());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("the wait for the server's JVM was interrupted", "run again");
    }
  }

  /**
   * Begins a trial.
   *
   * @param startNanos {@link System#nanoTime()} from which observations count
   * @param seen learns what it sees
   */
  public ServerSide forTrial(long startNanos, Consumer<Observation> seen) {
    listener = seen;
    answers.clear();
    child.say("begin " + startNanos + "\n");
    return new OfTrial();
  }

  /** Whether it can serve another trial; not after a trial that it gave no report of. */
  public boolean isAlive() {
    return !killed && child.isAlive();
  }

  private void kill() {
    killed = true;
    child.kill();
  }

  /** One trial's view of it. */
  private final class OfTrial implements ServerSide {
    @Override
    public Endpoint endpoint() {
      return endpoint;
    }

    @Override
    public ServerReport report(SessionRange sessions, ClientReport client) {
      child.say("report\n");
      try {
        Notes notes = FactText.read(answer(ServerMain.REPORT), Notes.class);
        return new ServerReport(notes.connections(), List.of());
      } catch (EnvironmentException silent) {
        // What it says later would be taken for the report of the next trial.
        kill();
        throw silent;
      } catch (ResultFormatException cut) {
        kill();
        throw new EnvironmentException(
            "the server's JVM died: " + cut.getMessage(), "see what it printed above", cut);
      }
    }

    /** The process goes on for the next trial. */
    @Override
    public void close() {
      listener = ignored -> {};
    }
  }

  @Override
  public void close() {
    child.hangUp();
    try {
      boolean unused = child.await(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    child.close();
  }
}
