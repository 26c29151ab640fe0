package dev.wsstress.model;

/**
 * One TLS record that a client wrapped.
 *
 * @param index its position in the order of wrapping on its connection, from 0
 * @param length bytes on the wire, header included
 * @param wrappedBy the thread that encrypted it
 * @param writtenBy the thread that gave it to the socket, or empty if it was not seen on the wire
 */
public record RecordFact(long index, int length, String wrappedBy, String writtenBy) {}
