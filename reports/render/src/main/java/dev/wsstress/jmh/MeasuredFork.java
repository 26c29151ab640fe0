package dev.wsstress.jmh;

/**
 * A fork with its place in the order of measuring.
 *
 * @param round 1, or 2 for the confirmation
 * @param block its block of four, from 1
 * @param position its place in the block, from 1 to 4
 * @param arm whose fork it was
 * @param fork what it measured
 */
public record MeasuredFork(int round, int block, int position, Arm arm, ForkResult fork) {}
