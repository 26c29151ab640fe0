package dev.wsstress.model;

/**
 * Who was tried, and how.
 *
 * @param trial the trial's number in the run, from 1
 * @param subject who was tried
 * @param provider the client's TLS provider
 * @param tls the TLS version
 * @param workload who sent what
 * @param seed the seed of everything that the harness chose
 */
public record TrialIdentity(
    int trial,
    SubjectDescription subject,
    String provider,
    String tls,
    String workload,
    long seed) {}
