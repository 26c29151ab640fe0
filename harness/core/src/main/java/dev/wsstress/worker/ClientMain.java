package dev.wsstress.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.plan.TrialOrder;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.subject.ControlSpec;
import dev.wsstress.subject.NativeSubject;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.trial.ClientFiles;
import dev.wsstress.trial.ClientReport;
import dev.wsstress.trial.LocalClient;
import dev.wsstress.trial.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A JVM that runs the client side of one trial for its parent.
 *
 * <p>Its arguments are where its round trips go if they are measured, and the {@link
 * System#nanoTime()} from which observations count. The {@link TrialOrder} comes through standard
 * input and ends with an empty line; a further line asks for a stop, and the end of the input means
 * that the parent is gone, and ends this JVM at once. Standard output has {@link ClientLine}s only.
 */
public final class ClientMain {
  /** The trial could not be run through because of a defect; standard error has more. */
  static final int DEFECT = 70;

  /** A clock that differs by more is another host's. */
  private static final long SAME_CLOCK_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final Logger ROOT = Logger.getLogger("");

  private final BufferedReader parent;
  private final ClientReporter reporter;
  private final StopSignal stop = new StopSignal();

  private ClientMain(BufferedReader parent, ClientReporter reporter) {
    this.parent = parent;
    this.reporter = reporter;
  }

  /** Started by the parent. */
  public static void main(String[] arguments) {
    // Whatever else prints, prints into the log.
    PrintStream lines = System.out;
    System.setOut(System.err);
    ROOT.setLevel(Level.SEVERE);
    BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    long startNanos = sharedClock(Long.parseLong(arguments[1]));
    ClientReporter reporter = new ClientReporter(startNanos, lines);
    System.exit(new ClientMain(parent, reporter).run(Path.of(arguments[0]), startNanos));
  }

  /** On one host all JVMs read one clock (Linux: CLOCK_MONOTONIC). */
  private static long sharedClock(long parents) {
    long now = System.nanoTime();
    return Math.abs(now - parents) < SAME_CLOCK_NANOS ? parents : now;
  }

  private int run(Path latencies, long startNanos) {
    try (Signals signals = Signals.stopping(stop)) {
      TrialOrder order = TrialOrder.read(orderText());
      TrialPlan plan = order.plan();
      listen();
      SubjectSpec spec = SubjectCatalog.load().byName(plan.subject());
      sayFunctions(spec instanceof ControlSpec control ? control.of() : spec);
      reporter.begin();
      LocalClient client =
          new LocalClient(spec, new ClientFiles(null, latencies), true, startNanos);
      ClientReport report = client.run(plan, order.server(), reporter, stop);
      reporter.say(new ClientLine.Report(report));
      return 0;
    } catch (PlanException e) {
      reporter.say(new ClientLine.Refused(String.valueOf(e.getMessage())));
      return 0;
    } catch (IOException | RuntimeException | LinkageError defect) {
      defect.printStackTrace();
      return DEFECT;
    }
  }

  private void sayFunctions(SubjectSpec spec) {
    if (spec instanceof NativeSubject subject) {
      subject
          .nativeFunctions()
          .forEach((address, name) -> reporter.say(new ClientLine.Function(address, name)));
    }
  }

  private String orderText() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = parent.readLine(); line != null; line = parent.readLine()) {
      if (line.isEmpty()) {
        return text.toString();
      }
      text.append(line).append('\n');
    }
    throw new IOException("the order ended in the middle");
  }

  private void listen() {
    Thread thread = new Thread(this::obey, "parent");
    thread.setDaemon(true);
    thread.start();
  }

  private void obey() {
    try {
      while (parent.readLine() != null) {
        stop.stop();
      }
    } catch (IOException gone) {
      // Like the end of the input.
    }
    Runtime.getRuntime().halt(DEFECT);
  }
}
