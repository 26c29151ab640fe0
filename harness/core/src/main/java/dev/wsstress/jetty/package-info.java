/** What both ends, client and server, ask of Jetty's TLS beyond what it does by itself. */
@NullMarked
package dev.wsstress.jetty;

import org.jspecify.annotations.NullMarked;
