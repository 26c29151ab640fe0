package dev.wsstress.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.model.Observation;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.results.FactText;
import dev.wsstress.server.ConnectionId;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.tls.TestAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A JVM that is the verifying server of its parent's trials.
 *
 * <p>Its arguments are the port, and the workload that clients send. It says {@code serving} and
 * its endpoint, then {@code observed} and a fact as it sees it. A line {@code begin NANOS} on its
 * standard input begins a trial, {@code report} asks for what was noted in it, and the end of the
 * input ends this JVM.
 */
public final class ServerMain {
  static final String SERVING = "serving ";
  static final String OBSERVED = "observed ";
  static final String REPORT = "report ";
  static final String REFUSED = "refused ";

  private static final Logger ROOT = Logger.getLogger("");

  private ServerMain() {}

  /** Started by the parent. */
  public static void main(String[] arguments) throws IOException {
    PrintStream lines = System.out;
    System.setOut(System.err);
    ROOT.setLevel(Level.SEVERE);
    BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    ServerSetup setup =
        new ServerSetup(
            Integer.parseInt(arguments[0]),
            TestAuthority.create(),
            ServerProcess.conditions(arguments[1]),
            true);
    try (Signals signals = Signals.deferring();
        VerifyingServer server =
            VerifyingServer.start(setup, System.nanoTime(), new Reporter(lines))) {
      say(lines, SERVING + FactText.write(server.endpoint()));
      serve(server, parent, lines);
    } catch (EnvironmentException e) {
      say(lines, REFUSED + e.problem());
    }
    System.exit(0);
  }

  private static void serve(VerifyingServer server, BufferedReader parent, PrintStream lines)
      throws IOException {
    for (String line = parent.readLine(); line != null; line = parent.readLine()) {
      if (line.startsWith("begin ")) {
        server.begin(Long.parseLong(line.substring("begin ".length())));
      } else {
        say(lines, REPORT + FactText.write(new ServerProcess.Notes(server.report())));
      }
    }
  }

  private static void say(PrintStream lines, String line) {
    synchronized (lines) {
      lines.println(line);
      lines.flush();
    }
  }

  /** Reports what is seen, as it is seen. */
  private record Reporter(PrintStream lines) implements ServerListener {
    @Override
    public void observed(ConnectionId connection, Observation seen) {
      if (connection.session().isPresent()) {
        say(lines, OBSERVED + FactText.write(seen));
      }
    }
  }
}
