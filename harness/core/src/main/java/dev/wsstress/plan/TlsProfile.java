package dev.wsstress.plan;

import java.util.Arrays;
import java.util.List;

/**
 * The client's TLS.
 *
 * @param provider the implementation
 * @param version the only version offered
 */
public record TlsProfile(TlsProvider provider, TlsVersion version) {
  /** Every provider with every version. */
  public static List<TlsProfile> all() {
    return Arrays.stream(TlsProvider.values())
        .flatMap(p -> Arrays.stream(TlsVersion.values()).map(v -> new TlsProfile(p, v)))
        .toList();
  }

  @Override
  public String toString() {
    return "TLS " + version.id() + " by " + provider.id();
  }
}
