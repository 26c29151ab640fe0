package dev.wsstress.plan;

/**
 * The client's TLS.
 *
 * @param provider the implementation
 * @param version the only version offered
 */
public record TlsProfile(TlsProvider provider, TlsVersion version) {}
