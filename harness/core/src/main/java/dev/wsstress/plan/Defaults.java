package dev.wsstress.plan;

import java.time.Duration;

/** Every default of a run; those of a subject are in {@code api}. */
public final class Defaults {
  /** Sessions opened at the same time. */
  public static final int SESSIONS = 64;

  /** How long a design runs, and at most a hazard: most of the first seconds go to the JIT. */
  public static final Duration DURATION = Duration.ofSeconds(12);

  /** The client's TLS. */
  public static final TlsProfile TLS = new TlsProfile(TlsProvider.BCJSSE, TlsVersion.TLS_1_3);

  /** Threads that send; each uses every session. */
  public static final int ACTORS = 2;

  /** As fast as acknowledgements come. */
  public static final LoadPlan LOAD = new LoadPlan(LoadModel.CLOSED, ACTORS, Dispatch.INLINE, 1);

  /** Where runs are kept, relative to the working directory. */
  public static final String OUT = "reports/out";

  /** How long a connection may take to open. */
  public static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

  private Defaults() {}
}
