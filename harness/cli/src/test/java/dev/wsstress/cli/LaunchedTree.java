package dev.wsstress.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of the launcher in a tree of a few files, whose Maven does what a test tells it. */
final class LaunchedTree {
  /** Maven in small: the jar first, then the rest, the stamp last. */
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >>"$fake/builds"
      echo $$ >"$fake/maven"
      case " $* " in
        *" $benchmarks "*) rm -f "$cli_stamp" "$benchmarks_stamp" ;;
        *) rm -f "$cli_stamp" ;;
      esac
      mkdir -p "$(dirname "$jar")"
      echo >"$jar"
      case $(cat "$fake/what") in
        fail) echo "COMPILATION ERROR"; exit 1 ;;
        hang) exec sleep 300 ;;
        hold) while [ "$(cat "$fake/what")" = hold ]; do sleep 0.1; done ;;
      esac
      mkdir -p "$lib"
      touch "$cli_stamp"
      case " $* " in
        *" $benchmarks "*)
          mkdir -p "$(dirname "$benchmarks_jar")"
          echo >"$benchmarks_jar"
          touch "$benchmarks_stamp" ;;
      esac
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      if [ ! -f "$jar" ] || [ ! -d "$lib" ]; then echo NoClassDefFoundError; exit 1; fi
      echo started
      """;

  private static final Pattern VARIABLE = Pattern.compile("(?m)^(\\w+)=(?:\\$home/)?(\\S+)$");

  private final Path home;
  private final Path fake;
  private final Map<String, String> variables;

  LaunchedTree(Path home) throws IOException {
    this.home = home;
    this.fake = home.resolveSibling("fake");
    Path launcher = launcher();
    variables =
        VARIABLE
            .matcher(Files.readString(launcher))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), LaunchedTree::value, (a, b) -> a));
    for (Path file : List.of(home.resolve("pom.xml"), source(), test())) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    Files.copy(launcher, home.resolve("wsstress"), StandardCopyOption.COPY_ATTRIBUTES);
    makeOld();
    script(fake.resolve("bin/mvn"), MAVEN);
    script(fake.resolve("jdk/bin/java"), JAVA);
    letMaven("build");
  }

  private static String value(MatchResult variable) {
    return variable.group(2);
  }

  /** The real one, in a folder above the module that is tested. */
  private static Path launcher() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path launcher = folder.resolve("wsstress");
      if (Files.isRegularFile(launcher)) {
        return launcher;
      }
    }
    throw new AssertionError("no launcher above " + Path.of("").toAbsolutePath());
  }

  private void makeOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, old);
      }
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a variable at the top of the launcher names. */
  Path path(String variable) {
    return home.resolve(variables.get(variable));
  }

  Path source() {
    return path("cli").resolve("src/main/java/A.java");
  }

  Path test() {
    return path("cli").resolve("src/test/java/ATest.java");
  }

  /** Gives a file the time of now. */
  void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  /** One of {@code build}, {@code fail}, {@code hang} and {@code hold}, which waits for another. */
  void letMaven(String what) throws IOException {
    Path next = Files.writeString(fake.resolve("next"), what);
    Files.move(next, fake.resolve("what"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** A build a minute ago, so that what happens now is later on the coarsest clock. */
  void buildByHand() throws IOException, InterruptedException {
    command(fake.resolve("bin/mvn").toString(), "package").inheritIO().start().waitFor();
    Files.setLastModifiedTime(path("cli_stamp"), FileTime.from(Instant.now().minusSeconds(60)));
  }

  WsstressProcess start(String... arguments) throws IOException {
    ProcessBuilder command = command(home.resolve("wsstress").toString());
    command.command().addAll(List.of(arguments));
    return WsstressProcess.of(command);
  }

  private ProcessBuilder command(String... words) {
    ProcessBuilder command = new ProcessBuilder(Stream.of(words).collect(Collectors.toList()));
    Map<String, String> environment = command.environment();
    environment.remove("WSSTRESS_BUILD");
    environment.remove("JAVA_OPTS");
    environment.put("PATH", fake.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("JAVA_HOME", fake.resolve("jdk").toString());
    environment.put("fake", fake.toString());
    environment.put("benchmarks", variables.get("benchmarks"));
    for (String name : List.of("jar", "lib", "cli_stamp", "benchmarks_jar", "benchmarks_stamp")) {
      environment.put(name, path(name).toString());
    }
    return command;
  }

  /** The arguments of every build. */
  List<String> builds() throws IOException {
    return Files.readAllLines(fake.resolve("builds"));
  }

  void await(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(10);
    }
  }

  boolean mavenRuns() throws IOException {
    long last = Long.parseLong(Files.readString(fake.resolve("maven")).strip());
    return ProcessHandle.of(last).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Leaves the lock of a process, as if it was killed. */
  void lockAs(long process) throws IOException {
    Files.createDirectories(path("lock"));
    Files.writeString(path("lock").resolve(Long.toString(process)), process + "\n");
  }
}
