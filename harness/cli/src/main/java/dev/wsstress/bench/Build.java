package dev.wsstress.bench;

import dev.wsstress.api.PlanException;
import dev.wsstress.plan.EnvironmentException;
import dev.wsstress.trial.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison as somebody names it: a jar of benchmarks, a source tree, or a commit of
 * this tree's repository, which is checked out and built in a place of its own until this is
 * closed. NOT threadsafe.
 */
public final class Build implements AutoCloseable {
  private final JmhJar jar;
  private final String description;
  private final @Nullable Runnable removal;

  private Build(JmhJar jar, String description, @Nullable Runnable removal) {
    this.jar = jar;
    this.description = description;
    this.removal = removal;
  }

  /** The benchmarks of this build. */
  public JmhJar jar() {
    return jar;
  }

  /** What it is, for a person. */
  public String description() {
    return description;
  }

  /** The tree that this program was built from. */
  public static Build ours() {
    return new Build(SourceTree.ours().built(), "this tree", null);
  }

  /**
   * Finds what a name means, and builds it where it has to be.
   *
   * @param name a jar, a directory or a git ref
   * @param scratch a directory for logs and the checkout
   * @throws PlanException if it is none of these
   * @throws EnvironmentException if it cannot be built
   */
  public static Build of(String name, Path scratch, BenchListener listener, StopSignal stop) {
    Path path = Path.of(name);
    if (Files.isRegularFile(path)) {
      return new Build(new JmhJar(path), name, null);
    }
    if (Files.isDirectory(path)) {
      return new Build(ofDirectory(path, scratch, listener, stop), name, null);
    }
    return ofCommit(name, scratch, listener, stop);
  }

  private static JmhJar ofDirectory(
      Path path, Path scratch, BenchListener listener, StopSignal stop) {
    Path jar = path.resolve("benchmarks.jar");
    if (Files.isRegularFile(jar)) {
      return new JmhJar(jar);
    }
    SourceTree tree = new SourceTree(path);
    if (!tree.isTree()) {
      throw new PlanException(path + " holds neither a benchmarks.jar nor a tree of wsstress");
    }
    return tree.jar(scratch.resolve("build-baseline.log"), listener, stop);
  }

  private static Build ofCommit(String ref, Path scratch, BenchListener listener, StopSignal stop) {
    Path home = SourceTree.ours().home();
    Path log = scratch.resolve("git.log");
    Path checkout = scratch.resolve("checkout").toAbsolutePath();
    // What begins with a dash would be an option of git.
    if (ref.startsWith("-")
        || git(home, log, stop, "rev-parse", "--verify", "-q", ref + "^{commit}") != 0) {
      throw new PlanException(
          "'" + ref + "' is neither a jar, a directory nor a commit of " + home);
    }
    listener.busy("checking out " + ref);
    Runnable removal =
        () ->
            git(home, log, new StopSignal(), "worktree", "remove", "--force", checkout.toString());
    if (git(home, log, stop, "worktree", "add", "--detach", checkout.toString(), ref) != 0) {
      throw new EnvironmentException("cannot check out " + ref, "see " + log);
    }
    try {
      JmhJar jar =
          new SourceTree(checkout).jar(scratch.resolve("build-baseline.log"), listener, stop);
      return new Build(jar, "commit " + ref, removal);
    } catch (RuntimeException e) {
      removal.run();
      throw e;
    }
  }

  private static int git(Path home, Path log, StopSignal stop, String... arguments) {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return new Child(command, home, log).run(stop);
  }

  /** Removes what was checked out. */
  @Override
  public void close() {
    if (removal != null) {
      removal.run();
    }
  }
}
