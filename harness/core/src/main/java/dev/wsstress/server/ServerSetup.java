package dev.wsstress.server;

import dev.wsstress.api.Conditions;
import dev.wsstress.tls.TestAuthority;
import org.jspecify.annotations.Nullable;

/**
 * What a verifying server is to be.
 *
 * @param port the TCP port on loopback, 0 for any free one
 * @param authority whose certificate it shows, or null for plain {@code ws}
 * @param conditions which messages come, and how it provokes
 * @param keepsNotes whether what it noted of connections that have ended is kept for a report
 */
public record ServerSetup(
    int port, @Nullable TestAuthority authority, Conditions conditions, boolean keepsNotes) {}
