package dev.wsstress.api;

import java.net.URI;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * What a subject is given to work with in a trial. Made by the harness; it may grow. Threadsafe.
 */
public interface SubjectContext {
  /**
   * Where a session connects.
   *
   * @param session its number in the trial, from 0
   */
  URI endpoint(int session);

  /**
   * Where one connection of a session connects, for a session that consists of several.
   *
   * @param connection its number in the session, from 0
   */
  URI endpoint(int session, int connection);

  /**
   * The TLS to use: a context of the plan's provider that trusts the trial's server and no other.
   * Its engines note which threads use them, whatever client they serve; its sockets note nothing.
   */
  SSLContext tls();

  /** The plan's TLS version, with the check of the host name (RFC 9525). A copy. */
  SSLParameters tlsParameters();

  /** Whether the client has to offer permessage-deflate (RFC 7692). */
  boolean offersCompression();

  /** The longest message that either side sends, in bytes. */
  int maxMessageBytes();

  /** The most messages that may wait in a session. */
  int sendBound();

  /** How many threads will send; 0 if each session sends by itself when it is answered. */
  int sendingThreads();

  /** Makes daemon threads, for a subject that needs some. */
  ThreadFactory threads();
}
