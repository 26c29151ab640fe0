package dev.wsstress.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A jar of the benchmarks of these tests, that JMH's main class can run. */
final class BenchmarkJar {
  private BenchmarkJar() {}

  static Path make(Path file, boolean slow) throws Exception {
    Path classes =
        Path.of(
            SlowableBenchmark.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (OutputStream stream = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(stream, manifest());
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        add(jar, classes.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
      if (slow) {
        add(jar, SlowableBenchmark.MARK, new byte[0]);
      }
    }
    return file;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.openjdk.jmh.Main");
    main.put(Attributes.Name.CLASS_PATH, libraries());
    return manifest;
  }

  private static String libraries() {
    List<String> names = List.of("jmh-core", "jopt-simple", "commons-math3");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(path -> names.stream().anyMatch(path::contains))
        .map(path -> Path.of(path).toUri().toString())
        .collect(Collectors.joining(" "));
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }
}
