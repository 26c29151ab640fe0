package dev.wsstress.model;

/**
 * How far a stream of a session had come.
 *
 * @param stream its number in the session
 * @param lastSent the last message given to the session, or -1
 * @param lastAcknowledged the last message whose echo came back intact, or -1
 */
public record StreamFact(int stream, long lastSent, long lastAcknowledged) {}
