package dev.wsstress.api;

/**
 * How long the steps of opening a connection took.
 *
 * @param connectNanos from the start of the TCP connection until it stood
 * @param handshakeNanos from then until the TLS handshake had ended; 0 without TLS
 */
public record OpeningTimes(long connectNanos, long handshakeNanos) {}
