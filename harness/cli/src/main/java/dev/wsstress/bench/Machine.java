package dev.wsstress.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** On what is measured: what has to be the same for two scores to be comparable. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  /** Processor, memory and operating system, by name. */
  public static SortedMap<String, String> describe() {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("cpu", cpu());
    all.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.put("memory", memory());
    all.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    all.put("arch", System.getProperty("os.arch"));
    return all;
  }

  private static String memory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return (system.getTotalMemorySize() >> 20) + " MiB";
  }

  private static String cpu() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(Machine::unnamed);
    } catch (IOException notLinux) {
      return unnamed();
    }
  }

  private static String unnamed() {
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    return windows == null ? "an unnamed " + System.getProperty("os.arch") : windows;
  }
}
