package dev.wsstress.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wsstress.plan.PlanText;
import dev.wsstress.plan.RunPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child JVM and the three streams to it. For one thread. */
final class Worker implements AutoCloseable {
  private final Process process;
  private final Thread reader;

  private Worker(Process process, Consumer<WorkerLine> lines) {
    this.process = process;
    this.reader = new Thread(() -> read(lines), "worker");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param files where its standard error goes
   * @param lines told of what it says, by one thread
   * @throws IOException if the system cannot start it
   */
  static Worker start(List<String> command, WorkerFiles files, Consumer<WorkerLine> lines)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(files.log().toFile());
    return new Worker(builder.start(), lines);
  }

  private void read(Consumer<WorkerLine> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        WorkerLine parsed = WorkerLine.parse(line);
        if (parsed != null) {
          lines.accept(parsed);
        }
      }
    } catch (IOException gone) {
      // Its end is seen by who waits for it.
    }
  }

  /** Hands it the plan. */
  void give(RunPlan plan) {
    say(PlanText.write(plan) + "\n");
  }

  /** Asks it to stop and tell its result. */
  void stop() {
    say("stop\n");
  }

  private void say(String text) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(text.getBytes(UTF_8));
      in.flush();
    } catch (IOException gone) {
      // A worker that died does not listen; how it died is seen by who waits for it.
    }
  }

  /** Waits for its end; true if it has come. */
  boolean await(Duration most) throws InterruptedException {
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks the JVM to write its threads into its log. */
  void askForThreads() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
  }

  void kill() {
    process.destroyForcibly();
  }

  /** What it exited with, when everything that it had said has been heard. */
  int exitCode() throws InterruptedException {
    int code = process.waitFor();
    reader.join();
    return code;
  }

  /** Leaves no worker behind, whatever happened. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
