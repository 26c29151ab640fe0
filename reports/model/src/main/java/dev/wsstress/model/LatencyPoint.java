package dev.wsstress.model;

/**
 * One point of a latency distribution.
 *
 * @param percentile of all measured, from 0 to 100
 * @param nanos that many took at most this long, in nanoseconds
 */
public record LatencyPoint(double percentile, long nanos) {}
