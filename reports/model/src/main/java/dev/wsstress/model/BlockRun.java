package dev.wsstress.model;

import org.jspecify.annotations.Nullable;

/**
 * Blocks of a received message that follow each other and came from one place.
 *
 * @param first the first of them, from 0, as it lies in the received message
 * @param count how many
 * @param from the address that the first of them carries, those behind it carrying the next ones;
 *     null if they carry none
 */
public record BlockRun(long first, long count, @Nullable StampAddress from) {}
