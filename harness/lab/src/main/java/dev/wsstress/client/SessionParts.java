package dev.wsstress.client;

import dev.wsstress.api.SessionHandler;
import dev.wsstress.subject.TrialContext;

/**
 * What a session over Jetty is made of.
 *
 * @param connector the client that it is opened with
 * @param context of the trial
 * @param number of the session in the trial
 * @param handler gets what happens on it
 */
public record SessionParts(
    JettyConnector connector, TrialContext context, int number, SessionHandler handler) {}
