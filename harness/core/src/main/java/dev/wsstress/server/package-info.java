/** The verifying TLS WebSocket server. */
@NullMarked
package dev.wsstress.server;

import org.jspecify.annotations.NullMarked;
