package dev.wsstress.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** On what a run ran: JVM, machine and library versions. */
public final class RunEnvironment {
  private static final Properties BUILD = load();

  private RunEnvironment() {}

  /** The version of wsstress. */
  public static String version() {
    return BUILD.getProperty("wsstress");
  }

  /** Everything worth keeping with a result. */
  public static Map<String, String> describe() {
    Map<String, String> all = new TreeMap<>();
    BUILD.stringPropertyNames().forEach(name -> all.put(name, BUILD.getProperty(name)));
    all.put("java", System.getProperty("java.version"));
    all.put(
        "jvm", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    all.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    all.put("arch", System.getProperty("os.arch"));
    all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.put("max heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    return all;
  }

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(RunEnvironment.class.getResourceAsStream("/wsstress.properties"))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
