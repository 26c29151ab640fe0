package dev.wsstress.client;

import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.SubjectContext;

/**
 * What a session over Jetty is made of.
 *
 * @param connector the client that it is opened with
 * @param context of the trial
 * @param number of the session in the trial
 * @param handler told what happens on it
 */
public record SessionParts(
    JettyConnector connector, SubjectContext context, int number, SessionHandler handler) {}
