package dev.wsstress.subject;

import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.TlsProfile;
import java.net.URI;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * What a subject is given to work with in a trial.
 *
 * @param target the server
 * @param tls the TLS to use
 * @param trust the only certificates to trust, or null for the JDK's trust store
 * @param conditions workload and provocations; {@code compression} has to be offered by the client
 * @param dispatch which thread runs a serial executor
 * @param actors threads that will send
 * @param sendBound the most messages that may wait in a session
 * @param maxMessage the longest message, in bytes
 * @param journaled whether to note the order of TLS records
 * @param startNanos {@link System#nanoTime()} from which observations count
 * @param captureBytes how many of the newest bytes of each connection to keep, 0 for none
 */
public record SubjectContext(
    URI target,
    TlsProfile tls,
    @Nullable KeyStore trust,
    Conditions conditions,
    Dispatch dispatch,
    int actors,
    int sendBound,
    int maxMessage,
    boolean journaled,
    long startNanos,
    int captureBytes) {
  public SubjectContext {
    journaled &= !isPlain(target);
  }

  private static boolean isPlain(URI target) {
    return "ws".equals(target.getScheme());
  }

  /** Whether there is no TLS, so that there are no records either. */
  public boolean isPlain() {
    return isPlain(target);
  }

  /** Whether bytes of the connections are kept, and so the secrets that decrypt them. */
  public boolean isCapturing() {
    return captureBytes > 0;
  }

  /** The same with another thread for the serial executors. */
  public SubjectContext with(Dispatch other) {
    return new SubjectContext(
        target,
        tls,
        trust,
        conditions,
        other,
        actors,
        sendBound,
        maxMessage,
        journaled,
        startNanos,
        captureBytes);
  }
}
