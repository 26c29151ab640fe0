package dev.wsstress.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A child JVM and the three streams to it. It says lines, and is sent lines. For one thread. */
final class ChildJvm implements AutoCloseable {
  private static final Duration THREAD_DUMP = Duration.ofSeconds(2);

  /** So long after its end nothing may come before it is sure that nothing more does. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Process process;
  private final Thread reader;

  /** Lines that were heard, one more while one is being heard: then it is odd. */
  private volatile int steps;

  /** Nobody listens any more. */
  private volatile boolean done;

  private ChildJvm(Process process, Consumer<String> lines) {
    this.process = process;
    this.reader = new Thread(() -> read(lines), "child");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param errors where its standard error goes
   * @param lines receives what it says, on one thread
   * @throws IOException if the system cannot start it
   */
  static ChildJvm start(List<String> command, Redirect errors, Consumer<String> lines)
      throws IOException {
    return new ChildJvm(new ProcessBuilder(command).redirectError(errors).start(), lines);
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null && !done; line = in.readLine()) {
        step();
        lines.accept(line);
        step();
      }
    } catch (IOException gone) {
      // Its end is seen by who waits for it.
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes it.
  private void step() {
    steps++;
  }

  /** Sends it some lines, each with its end. */
  void say(String text) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(text.getBytes(UTF_8));
      in.flush();
    } catch (IOException gone) {
      // A child that died does not listen; how it died is seen by who waits for it.
    }
  }

  /** Says that nothing more comes: a child ends with its standard input. */
  void hangUp() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It is dead already.
    }
  }

  /** Waits for its end; true if it has come. */
  boolean await(Duration most) throws InterruptedException {
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks the JVM to write its threads into its log; false if the system has no way to ask. */
  boolean askForThreads() throws InterruptedException {
    try {
      Process kill = new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start();
      return kill.waitFor(THREAD_DUMP.toMillis(), TimeUnit.MILLISECONDS) && kill.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      // That it hangs is known without its threads, too.
      return false;
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * What it exited with, when everything that it had said has been heard. A process of its own that
   * outlives it may hold its standard output open: what that says is not waited for.
   */
  int exitCode() throws InterruptedException {
    int code = process.waitFor();
    int before;
    boolean hearing;
    do {
      before = steps;
      hearing = before % 2 != 0;
      reader.join(SILENCE.toMillis());
    } while (reader.isAlive() && (hearing || steps != before));
    done = true;
    return code;
  }

  /** Leaves no child behind, whatever happened. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
