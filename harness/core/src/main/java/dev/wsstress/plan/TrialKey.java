package dev.wsstress.plan;

/**
 * Which trial of a run it is.
 *
 * @param number from 1
 * @param subject its name in the catalogue
 * @param tls the client's TLS
 */
public record TrialKey(int number, String subject, TlsProfile tls) {}
