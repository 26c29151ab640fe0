package dev.wsstress.plan;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How trials are run and watched, apart from what they are about. Immutable.
 *
 * @param ownJvm whether every trial runs in a JVM of its own, and not only those that need one
 * @param journal whether clients note the order of their TLS records
 * @param controls whether what failed is tried again without TLS and with one sending thread
 * @param tapProxy whether a relay between client and server reads the records that pass
 * @param pcap whether the bytes around a failure are kept
 * @param measured how its cost is measured, or null where only failures count
 */
public record Instruments(
    boolean ownJvm,
    boolean journal,
    boolean controls,
    boolean tapProxy,
    boolean pcap,
    @Nullable MeasuredLoad measured) {
  /** One JVM for all, with a journal and with nothing else. */
  public static final Instruments PLAIN = new Instruments(false, true, false, false, false, null);

  /** The same with every trial in a JVM of its own, or not. */
  public Instruments withOwnJvm(boolean own) {
    return new Instruments(own, journal, controls, tapProxy, pcap, measured);
  }

  /** The same with a journal, or without. */
  public Instruments withJournal(boolean journaled) {
    return new Instruments(ownJvm, journaled, controls, tapProxy, pcap, measured);
  }

  /** The same with controls, or without. */
  public Instruments withControls(boolean controlled) {
    return new Instruments(ownJvm, journal, controlled, tapProxy, pcap, measured);
  }

  /** The same with a tap proxy, or without. */
  public Instruments withTapProxy(boolean proxied) {
    return new Instruments(ownJvm, journal, controls, proxied, pcap, measured);
  }

  /** The same with the bytes around a failure kept, or not. */
  public Instruments withPcap(boolean captured) {
    return new Instruments(ownJvm, journal, controls, tapProxy, captured, measured);
  }

  /** The same, measured. */
  public Instruments measuredBy(MeasuredLoad how) {
    return new Instruments(ownJvm, journal, controls, tapProxy, pcap, how);
  }

  Map<String, String> describe() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("own JVM", ownJvm ? "every trial" : "trials that need one");
    plan.put("record journal", journal ? "yes" : "no");
    plan.put("controls", controls ? "for what fails" : "none");
    plan.put("tap proxy", tapProxy ? "yes" : "no");
    plan.put("pcap", pcap ? "of the first failures" : "none");
    if (measured != null) {
      plan.put("ramp", measured.ramp().toMillis() + " ms");
      plan.put("warm-up", measured.warmup().toMillis() + " ms");
      plan.put("verification", measured.verification().name().toLowerCase(Locale.ROOT));
    }
    return plan;
  }
}
