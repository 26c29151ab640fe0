package dev.wsstress.plan;

import dev.wsstress.api.Named;
import dev.wsstress.api.PlanException;

/** The TLS implementations a client can run on. */
public enum TlsProvider implements Named {
  /** BouncyCastle JSSE over the JDK's cryptography. */
  BCJSSE("bcjsse", "BouncyCastle JSSE over the JDK's cryptography (the default; fast)"),
  /** BouncyCastle JSSE over BouncyCastle's own cryptography. */
  BCJSSE_BC("bcjsse-bc", "BouncyCastle JSSE over BouncyCastle's own cryptography (slow)"),
  /** The JDK's own JSSE. */
  SUNJSSE("sunjsse", "the JDK's own JSSE"),
  /** Conscrypt, BoringSSL behind JSSE. */
  CONSCRYPT("conscrypt", "Conscrypt: BoringSSL behind JSSE");

  private final String id;
  private final String description;

  TlsProvider(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** The name used on the command line and in results. */
  @Override
  public String id() {
    return id;
  }

  /** One phrase for a person. */
  public String description() {
    return description;
  }

  /** {@link #id()}, as options and messages show it. */
  @Override
  public String toString() {
    return id;
  }

  /**
   * Finds a provider by {@link #id()}.
   *
   * @throws PlanException if there is none; the message lists all
   */
  public static TlsProvider of(String id) {
    return Named.of("provider", values(), id);
  }
}
