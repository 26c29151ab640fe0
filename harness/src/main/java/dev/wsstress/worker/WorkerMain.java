package dev.wsstress.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.plan.PlanException;
import dev.wsstress.plan.PlanText;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.trial.StopSignal;
import dev.wsstress.trial.Trial;
import dev.wsstress.trial.TrialRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The entry of a worker: a JVM that runs one trial for its parent.
 *
 * <p>Its arguments are the trial's number, and where its round trips go if they are measured. The
 * plan, with one subject and one TLS profile, comes through standard input and ends with an empty
 * line; a further line wishes a stop, and the end of the input means that the parent is gone, and
 * ends the worker at once. Standard output has {@link WorkerLine}s only.
 */
public final class WorkerMain {
  /** The trial could not be run through because of a defect; standard error tells more. */
  static final int DEFECT = 70;

  private static final Logger ROOT = Logger.getLogger("");

  private final BufferedReader parent;
  private final WorkerVoice voice;
  private final StopSignal stop = new StopSignal();

  private WorkerMain(BufferedReader parent, WorkerVoice voice) {
    this.parent = parent;
    this.voice = voice;
  }

  /** Started by the parent. */
  public static void main(String[] arguments) {
    // Whatever else prints, prints into the log.
    PrintStream lines = System.out;
    System.setOut(System.err);
    ROOT.setLevel(Level.SEVERE);
    int number = Integer.parseInt(arguments[0]);
    BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    WorkerVoice voice = new WorkerVoice(number, lines);
    System.exit(new WorkerMain(parent, voice).run(number, Path.of(arguments[1])));
  }

  private int run(int number, Path latencies) {
    try (Signals signals = Signals.stopping(stop)) {
      RunPlan plan = PlanText.read(planText());
      listen();
      SubjectSpec spec = SubjectCatalog.load().byName(plan.subjects().get(0));
      spec.nativeFunctions()
          .forEach((address, name) -> voice.say(new WorkerLine.Function(address, name)));
      Trial trial = new Trial(number, plan, plan.tls().get(0), spec, TestAuthority.create());
      voice.begin();
      TrialRunner runner = new TrialRunner(trial, voice, stop).keepingLatencies(latencies);
      voice.say(new WorkerLine.Result(new ResultLine.TrialFinished(runner.run())));
      return 0;
    } catch (PlanException e) {
      voice.say(new WorkerLine.Refused(String.valueOf(e.getMessage())));
      return 0;
    } catch (IOException | RuntimeException | LinkageError defect) {
      defect.printStackTrace();
      return DEFECT;
    }
  }

  private String planText() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = parent.readLine(); line != null; line = parent.readLine()) {
      if (line.isEmpty()) {
        return text.toString();
      }
      text.append(line).append('\n');
    }
    throw new IOException("the plan ended in the middle");
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
