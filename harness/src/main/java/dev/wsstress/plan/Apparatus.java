package dev.wsstress.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How trials are run and watched, apart from what they are about. Immutable.
 *
 * @param ownJvm whether every trial runs in a JVM of its own, and not only those that need one
 * @param journal whether clients note the order of their TLS records
 * @param controls whether what failed is tried again without TLS and with one sending thread
 * @param tapProxy whether a relay between client and server reads the records that pass
 */
public record Apparatus(boolean ownJvm, boolean journal, boolean controls, boolean tapProxy) {
  /** One JVM for all, with a journal and without controls. */
  public static final Apparatus PLAIN = new Apparatus(false, true, false, false);

  /** The same with every trial in a JVM of its own, or not. */
  public Apparatus withOwnJvm(boolean own) {
    return new Apparatus(own, journal, controls, tapProxy);
  }

  /** The same with a journal, or without. */
  public Apparatus withJournal(boolean journaled) {
    return new Apparatus(ownJvm, journaled, controls, tapProxy);
  }

  /** The same with controls, or without. */
  public Apparatus withControls(boolean controlled) {
    return new Apparatus(ownJvm, journal, controlled, tapProxy);
  }

  /** The same with a tap proxy, or without. */
  public Apparatus withTapProxy(boolean proxied) {
    return new Apparatus(ownJvm, journal, controls, proxied);
  }

  Map<String, String> describe() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("own JVM", ownJvm ? "every trial" : "trials that need one");
    plan.put("record journal", journal ? "yes" : "no");
    plan.put("controls", controls ? "for what fails" : "none");
    plan.put("tap proxy", tapProxy ? "yes" : "no");
    return plan;
  }
}
