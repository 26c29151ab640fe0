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

  /** The nearest folder above our jar that is such a tree, or the jar's own if none is. */
  private static Path besideOurJar() {
    try {
      Path jar =
          Path.of(SourceTree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path above = jar.getParent();
      while (above != null && !new SourceTree(above).isTree()) {
        above = above.getParent();
      }
      return above == null ? jar.toAbsolutePath() : above;
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
    return hasNewer(built);
  }

  /** Whether a pom or a file that goes into a jar is newer; in any layout that the tree has had. */
  private boolean hasNewer(FileTime built) {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> isSource(home.relativize(file)))
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

  private static boolean isSource(Path inTree) {
    String path = "/" + inTree.toString().replace('\\', '/');
    return !path.contains("/target/") && (path.endsWith("/pom.xml") || path.contains("/src/main/"));
  }
}
