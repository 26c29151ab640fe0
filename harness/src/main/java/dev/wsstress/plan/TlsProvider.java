package dev.wsstress.plan;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The TLS implementations a client can run on. */
public enum TlsProvider {
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
    return Arrays.stream(values())
        .filter(p -> p.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "unknown provider '"
                        + id
                        + "': choose one of "
                        + Arrays.stream(values())
                            .map(TlsProvider::id)
                            .collect(Collectors.joining(", "))));
  }
}
