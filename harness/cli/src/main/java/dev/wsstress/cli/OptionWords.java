package dev.wsstress.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says with which option a person does what a message asks for. Below the command line nothing
 * knows how options are called: messages name the thing, and here it gets its option. Pure.
 */
final class OptionWords {
  private static final Map<String, String> OPTIONS = options();

  private static final Pattern REMEDY = Pattern.compile("what to do: |give it ");

  private OptionWords() {}

  private static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("fewer sessions", "--sessions");
    options.put("more sessions", "--sessions");
    options.put("smaller messages", "--size");
    options.put("another directory for the results", "--out");
    options.put("another file for the audio", "--wav");
    options.put("choose that workload", "--workload");
    options.put("another workload", "--workload");
    options.put("leave the tap proxy out", "--tap-proxy");
    options.put("check the target", "--target");
    options.put("of the target", "--target");
    options.put("for the target", "--target");
    options.put("as the target", "--target");
    options.put("its authority as a PEM file", "--ca");
    options.put("another TLS version or provider", "--tls, --provider");
    options.put("any free one", "leave --port out");
    options.put("more sending threads", "--actors");
    options.put("More blocks", "--blocks");
    options.put("more time or blocks", "--budget, --blocks");
    options.put("more blocks", "--blocks");
    options.put("fewer benchmarks", "--include, -p");
    options.put("store more forks", "bench --forks N --json FILE");
    options.put("with `wsstress bench`", "--json FILE");
    options.put("two builds side by side", "gate --baseline REF");
    return options;
  }

  /** The same report with options in the lines that say what to do, and in no other. */
  static String inReport(String report) {
    return report
        .lines()
        .map(line -> REMEDY.matcher(line).find() ? in(line) : line)
        .collect(Collectors.joining("\n", "", report.endsWith("\n") ? "\n" : ""));
  }

  /** The same text with the option behind each thing that one is for. */
  static String in(String text) {
    String named = text;
    for (Map.Entry<String, String> option : OPTIONS.entrySet()) {
      String thing = option.getKey();
      named = named.replace(thing, thing + " (" + option.getValue() + ")");
    }
    return named;
  }
}
