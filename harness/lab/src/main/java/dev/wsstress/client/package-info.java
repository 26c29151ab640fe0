/** The Jetty WebSocket client as a connector with taps below and beside TLS. */
@NullMarked
package dev.wsstress.client;

import org.jspecify.annotations.NullMarked;
