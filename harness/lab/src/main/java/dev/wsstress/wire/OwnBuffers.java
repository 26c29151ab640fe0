package dev.wsstress.wire;

import java.nio.ByteBuffer;

/**
 * The two buffers on the way of a message, which belong to its sender.
 *
 * @param frame plaintext: one WebSocket frame
 * @param records ciphertext: the TLS records of that frame
 */
public record OwnBuffers(ByteBuffer frame, ByteBuffer records) {}
