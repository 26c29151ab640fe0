package dev.wsstress.bench;

import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.trial.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A source tree of wsstress, from which the jar of its benchmarks can be built.
 *
 * @param home its root
 */
public record SourceTree(Path home) {
  private static final String JAR = "benchmarks/target/benchmarks.jar";
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "reports/pom.xml",
          "harness/pom.xml",
          "benchmarks/pom.xml",
          "reports/src/main",
          "harness/src/main",
          "benchmarks/src/main");

  /** Set by the launcher: the root of its tree. */
  private static final String HOME = "wsstress.home";

  /**
   * The tree that this program was built from.
   *
   * @throws EnvironmentException if it is not known
   */
  public static SourceTree ours() {
    String home = System.getProperty(HOME);
    SourceTree tree = new SourceTree(home == null ? besideOurJar() : Path.of(home));
    if (!tree.isTree()) {
      throw new EnvironmentException(
          tree.home() + " is no source tree of wsstress, and benchmarks are built from one",
          "start it with ./wsstress from its tree, or name the jar with --candidate FILE.jar");
    }
    return tree;
  }

  /** {@code HOME/harness/target/wsstress-harness.jar}. */
  private static Path besideOurJar() {
    try {
      Path jar =
          Path.of(SourceTree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isTree() {
    return Files.isRegularFile(home.resolve("benchmarks/pom.xml"));
  }

  /**
   * The jar of this program's own tree, as it is: the launcher builds it. A build would replace the
   * jars that this JVM is running from.
   *
   * @throws EnvironmentException if there is none
   */
  public JmhJar built() {
    Path jar = home.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new EnvironmentException(
          "there are no benchmarks to run: " + jar + " is missing",
          "./wsstress builds it; by hand: cd " + home + " && " + String.join(" ", command()));
    }
    return new JmhJar(jar);
  }

  /**
   * The jar of the benchmarks; built first if there is none or a source is newer.
   *
   * @param log where Maven's output goes
   * @throws EnvironmentException if it cannot be built
   */
  public JmhJar jar(Path log, BenchListener listener, StopSignal stop) {
    if (isOurs()) {
      return built();
    }
    if (isStale()) {
      listener.busy("building " + home.resolve(JAR));
      Child maven = new Child(command(), home, log);
      int code = maven.run(stop);
      if (code != 0 && !stop.isStopped()) {
        throw new EnvironmentException(
            "the build in "
                + home
                + " failed; its last lines:"
                + System.lineSeparator()
                + maven.tail(),
            "its output is in " + log + "; build it yourself with " + String.join(" ", command()));
      }
    }
    return new JmhJar(home.resolve(JAR));
  }

  private boolean isOurs() {
    try {
      return Files.isSameFile(home, ours().home());
    } catch (EnvironmentException | IOException noTreeOfOurs) {
      return false;
    }
  }

  private static List<String> command() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return List.of(
        windows ? "mvn.cmd" : "mvn",
        "-q",
        "-B",
        "-pl",
        "benchmarks",
        "-am",
        "package",
        "-Dmaven.test.skip=true");
  }

  private boolean isStale() {
    Path jar = home.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      return true;
    }
    if ("never".equals(System.getenv("WSSTRESS_BUILD"))) {
      return false;
    }
    FileTime built = modified(jar);
    return SOURCES.stream().anyMatch(source -> hasNewer(home.resolve(source), built));
  }

  private static boolean hasNewer(Path source, FileTime built) {
    try (Stream<Path> files = Files.walk(source)) {
      return files
          .filter(Files::isRegularFile)
          .anyMatch(file -> modified(file).compareTo(built) > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
