package dev.wsstress.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged tool as a process, as a script would run it. */
final class WsstressProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;
  private static final long SIGINT_BIT = 1L << (2 - 1);
  private static final String END = "\0";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Process process;
  private final Thread reader;
  private final StringBuilder text = new StringBuilder();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private WsstressProcess(List<String> command) throws IOException {
    this(new ProcessBuilder(command));
  }

  private WsstressProcess(ProcessBuilder command) throws IOException {
    this.process = command.redirectErrorStream(true).start();
    this.reader = new Thread(this::read, "output");
    reader.setDaemon(true);
    reader.start();
  }

  static WsstressProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(arguments));
    return new WsstressProcess(command);
  }

  /** The packaged tool, with more subjects on its class path. */
  static WsstressProcess startWith(List<Path> classPath, String... arguments) throws IOException {
    String all =
        Stream.concat(Stream.of(System.getProperty("wsstress.jar")), classPath.stream())
            .map(Object::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(JAVA, "-cp", all, Main.class.getName()));
    command.addAll(List.of(arguments));
    return new WsstressProcess(command);
  }

  /** As above, after a shell has set a limit. */
  static WsstressProcess limited(String limit, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh"));
    command.addAll(java());
    command.addAll(List.of(arguments));
    return new WsstressProcess(command);
  }

  /** Another command, such as the launcher. */
  static WsstressProcess of(ProcessBuilder command) throws IOException {
    return new WsstressProcess(command);
  }

  private static List<String> java() {
    return List.of(JAVA, "-jar", System.getProperty("wsstress.jar"));
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        synchronized (text) {
          text.append(line).append('\n');
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lines.add(END);
    }
  }

  /** The first line that holds some words; fails if the process ends without it. */
  String awaitLine(String words) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError("no line with '" + words + "' in:\n" + output());
      }
      if (line.contains(words)) {
        return line;
      }
    }
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running; so far:\n" + output());
    }
    // What it printed last is read after its end.
    reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    return process.exitValue();
  }

  String output() {
    synchronized (text) {
      return text.toString();
    }
  }

  /** The processes that it has started. */
  List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Sends a signal by name, such as {@code INT} or {@code KILL}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Whether it was started so that SIGINT does nothing, as shells start jobs in the background. */
  boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(mask -> (mask & SIGINT_BIT) != 0);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
