package dev.wsstress.plan;

import java.time.Duration;
import java.util.Set;

/** Every default of wsstress. */
public final class Defaults {
  /** Sessions opened at the same time. */
  public static final int SESSIONS = 64;

  /** How long a design runs, and at most a hazard: most of the first seconds go to the JIT. */
  public static final Duration DURATION = Duration.ofSeconds(12);

  /** The client's TLS. */
  public static final TlsProfile TLS = new TlsProfile(TlsProvider.BCJSSE, TlsVersion.TLS_1_3);

  /** Small messages: the race is between records, not inside them. */
  public static final MessageSizes SIZES = new MessageSizes(64, 1024);

  /** Threads that send; each uses every session. */
  public static final int ACTORS = 2;

  /** Messages an actor keeps under way on a session. */
  public static final int IN_FLIGHT = 4;

  /** Where neither a plan nor a subject says otherwise. */
  public static final Conditions CONDITIONS =
      new Conditions(Workload.MULTI_WRITER, Set.of(), SIZES, IN_FLIGHT);

  /** As fast as acknowledgements come. */
  public static final LoadModel UNPACED = LoadModel.CLOSED;

  /** Where runs are kept, relative to the working directory. */
  public static final String OUT = "reports/out";

  /** No session may be without progress for longer while it waits for an echo. */
  public static final Duration STALL_LIMIT = Duration.ofSeconds(10);

  /** How long a connection may take to open. */
  public static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

  private Defaults() {}
}
