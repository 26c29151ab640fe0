package dev.wsstress.plan;

import dev.wsstress.api.Named;
import dev.wsstress.api.PlanException;

/** The TLS versions a run can pin. */
public enum TlsVersion implements Named {
  /** RFC 5246. */
  TLS_1_2("1.2"),
  /** RFC 8446. */
  TLS_1_3("1.3");

  private final String id;

  TlsVersion(String id) {
    this.id = id;
  }

  /** The name used on the command line and in results, such as {@code 1.3}. */
  @Override
  public String id() {
    return id;
  }

  /** The name JSSE uses, such as {@code TLSv1.3}. */
  public String protocol() {
    return "TLSv" + id;
  }

  /** {@link #id()}, as options and messages show it. */
  @Override
  public String toString() {
    return id;
  }

  /**
   * Finds a version by {@link #id()}.
   *
   * @throws PlanException if there is none
   */
  public static TlsVersion of(String id) {
    return Named.of("TLS version", values(), id);
  }
}
