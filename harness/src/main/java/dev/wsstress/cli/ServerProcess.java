package dev.wsstress.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The verifying server in a JVM of its own, so that what the client costs can be told. It ends with
 * this process, however that ends. For one thread.
 */
final class ServerProcess implements AutoCloseable {
  private static final String SERVING = "serving ";
  private static final int MOST_LINES = 1000;

  private final Process process;
  private final Path ca;
  private final URI uri;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  private ServerProcess(Process process, Path ca, BufferedReader out) throws IOException {
    this.process = process;
    this.ca = ca;
    String first = out.readLine();
    if (first == null || !first.startsWith(SERVING)) {
      close();
      throw new EnvironmentException(
          "the server's JVM did not start: " + first,
          "see what it printed above; or drive a server of your own with --target");
    }
    this.uri = URI.create(first.substring(SERVING.length()));
    Thread reader = new Thread(() -> listen(out), "server-voice");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one and waits until it listens.
   *
   * @throws EnvironmentException if it does not start
   */
  static ServerProcess start(int port, Workload workload) {
    try {
      Path ca = Files.createTempFile("wsstress-ca", ".pem");
      Process process =
          new ProcessBuilder(command(port, workload, ca)).redirectError(Redirect.INHERIT).start();
      BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      return new ServerProcess(process, ca, out);
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot start a JVM for the server: " + e.getMessage(),
          "free memory or processes, or drive a server of your own with --target",
          e);
    }
  }

  private static List<String> command(int port, Workload workload, Path ca) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:+UseSerialGC",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "serve",
        "--until-eof",
        "--for",
        "24h",
        "--port",
        Integer.toString(port),
        "--workload",
        workload.id(),
        "--ca-out",
        ca.toString());
  }

  private void listen(BufferedReader out) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (said.size() < MOST_LINES) {
          said.add(line);
        }
      }
    } catch (IOException ended) {
      // With the process; whoever uses it sees its connections end.
    }
  }

  /** Where it listens, and whom to trust there. */
  Target target() {
    return new Target.Remote(uri, ca);
  }

  /** What it has seen that was not as it should be, oldest first. */
  List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(ca);
    } catch (IOException alreadyGone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
