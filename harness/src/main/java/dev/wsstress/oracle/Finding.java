package dev.wsstress.oracle;

import dev.wsstress.message.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one corrupted message.
 *
 * @param expected the address of the first block that is wrong; block 0 if it is the header
 * @param found whose bytes are there, or null if they do not say
 * @param detail the difference in words; completes "the client received ..."
 * @param isArrival true if this is certainly the message of {@code expected}, though damaged
 */
record Finding(Stamp expected, @Nullable Stamp found, String detail, boolean isArrival) {}
