package dev.wsstress.hazard;

import dev.wsstress.api.Subject;
import dev.wsstress.engine.OpenSsl;
import dev.wsstress.engine.OpenSslContext;
import dev.wsstress.engine.OpenSslEngine;
import dev.wsstress.engine.OwnTlsSubject;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.wire.Guard;

/**
 * Which of the conditions of OpenSSL's race hold.
 *
 * @param releaseBuffers whether OpenSSL frees a connection's buffers while they are empty
 * @param answersPings whether the reader writes too
 * @param locked whether a lock keeps the rule
 */
record OpenSslCell(boolean releaseBuffers, boolean answersPings, boolean locked) {
  private long mode() {
    return OpenSsl.MODE_ENABLE_PARTIAL_WRITE
        | OpenSsl.MODE_ACCEPT_MOVING_WRITE_BUFFER
        | (releaseBuffers ? OpenSsl.MODE_RELEASE_BUFFERS : 0);
  }

  /** Sessions over OpenSSL under these conditions. */
  Subject subject(TrialContext context) {
    OpenSslContext tls = new OpenSslContext(context.profile().version(), context.trust(), mode());
    return new OwnTlsSubject(
        context,
        (socket, host) -> new OpenSslEngine(tls.newSsl(host), Guard.kept(locked), socket),
        answersPings);
  }
}
