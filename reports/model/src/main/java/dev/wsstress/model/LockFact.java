package dev.wsstress.model;

/**
 * A thread that waits for a lock.
 *
 * @param thread its name
 * @param lock the lock, by class and identity
 * @param owner the thread that holds the lock
 */
public record LockFact(String thread, String lock, String owner) {}
