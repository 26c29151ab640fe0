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
 * @param measurement how its cost is measured, or null where only failures count
 */
public record Apparatus(
    boolean ownJvm,
    boolean journal,
    boolean controls,
    boolean tapProxy,
    boolean pcap,
    @Nullable Measurement measurement) {
  /** One JVM for all, with a journal and with nothing else. */
  public static final Apparatus PLAIN = new Apparatus(false, true, false, false, false, null);

  /** The same with every trial in a JVM of its own, or not. */
  public Apparatus withOwnJvm(boolean own) {
    return new Apparatus(own, journal, controls, tapProxy, pcap, measurement);
  }

  /** The same with a journal, or without. */
  public Apparatus withJournal(boolean journaled) {
    return new Apparatus(ownJvm, journaled, controls, tapProxy, pcap, measurement);
  }

  /** The same with controls, or without. */
  public Apparatus withControls(boolean controlled) {
    return new Apparatus(ownJvm, journal, controlled, tapProxy, pcap, measurement);
  }

  /** The same with a tap proxy, or without. */
  public Apparatus withTapProxy(boolean proxied) {
    return new Apparatus(ownJvm, journal, controls, proxied, pcap, measurement);
  }

  /** The same with the bytes around a failure kept, or not. */
  public Apparatus withPcap(boolean captured) {
    return new Apparatus(ownJvm, journal, controls, tapProxy, captured, measurement);
  }

  /** The same, measured. */
  public Apparatus measuredBy(Measurement how) {
    return new Apparatus(ownJvm, journal, controls, tapProxy, pcap, how);
  }

  Map<String, String> describe() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("own JVM", ownJvm ? "every trial" : "trials that need one");
    plan.put("record journal", journal ? "yes" : "no");
    plan.put("controls", controls ? "for what fails" : "none");
    plan.put("tap proxy", tapProxy ? "yes" : "no");
    plan.put("pcap", pcap ? "of the first failures" : "none");
    if (measurement != null) {
      plan.put("ramp", measurement.ramp().toMillis() + " ms");
      plan.put("warm-up", measurement.warmup().toMillis() + " ms");
      plan.put("verification", measurement.verification().name().toLowerCase(Locale.ROOT));
    }
    return plan;
  }
}
