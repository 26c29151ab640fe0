package dev.wsstress.subject;

import dev.wsstress.api.Provocation;
import dev.wsstress.api.SubjectContext;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.Endpoint;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.tls.ClientTaps;
import dev.wsstress.tls.TlsContexts;
import dev.wsstress.tls.WireCapture;
import java.net.URI;
import java.security.KeyStore;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The context of a trial, with what the subjects of wsstress itself need besides: they tap their
 * connections below TLS. Threadsafe.
 *
 * @param plan of the trial
 * @param server where sessions connect
 * @param maxMessageBytes the longest message that either side sends, in bytes
 * @param startNanos {@link System#nanoTime()} from which observations count
 * @param taps what the engines of {@link #tls()} note
 * @param threads makes threads that are known to belong to the subject
 */
public record TrialContext(
    TrialPlan plan,
    Endpoint server,
    int maxMessageBytes,
    long startNanos,
    ClientTaps taps,
    ThreadFactory threads)
    implements SubjectContext {

  /** The context that a subject of wsstress itself was given. */
  public static TrialContext of(SubjectContext context) {
    if (context instanceof TrialContext own) {
      return own;
    }
    throw new IllegalArgumentException("a subject of wsstress runs in a trial of wsstress only");
  }

  @Override
  public URI endpoint(int session) {
    return endpoint(session, 0);
  }

  @Override
  public URI endpoint(int session, int connection) {
    return server.forSession(session, connection);
  }

  /** Where all sessions connect, without the number of one. */
  public URI target() {
    return server.base();
  }

  /** The client's TLS. */
  public TlsProfile profile() {
    return plan.tls();
  }

  /** The only certificates to trust, or null for the JDK's trust store. */
  public @Nullable KeyStore trust() {
    return server.ca() == null ? null : TlsContexts.trust(server.ca());
  }

  @Override
  public SSLContext tls() {
    return taps.over(TlsContexts.client(profile(), trust()));
  }

  /** The TLS of a client that is tapped below, with its secrets where bytes are kept. */
  public SSLContext untappedTls() {
    return captureBytes() > 0
        ? TlsContexts.loggingClient(profile(), trust())
        : TlsContexts.client(profile(), trust());
  }

  @Override
  public SSLParameters tlsParameters() {
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {profile().version().protocol()});
    return parameters;
  }

  @Override
  public boolean offersCompression() {
    return plan.conditions().has(Provocation.COMPRESSION);
  }

  @Override
  public int sendBound() {
    return 2 * plan.load().streams() * plan.conditions().inFlight();
  }

  @Override
  public int sendingThreads() {
    return plan.load().actors();
  }

  /** Which thread runs a serial executor. */
  public Dispatch dispatch() {
    return plan.load().dispatch();
  }

  /** The same with another thread for the serial executors. */
  public TrialContext with(Dispatch other) {
    TrialPlan changed = plan.with(plan.load().with(other));
    return new TrialContext(changed, server, maxMessageBytes, startNanos, taps, threads);
  }

  /** Whether there is no TLS, so that there are no records either. */
  public boolean isPlain() {
    return server.isPlain();
  }

  /** Whether to note the order of TLS records. */
  public boolean journaled() {
    return plan.instruments().journal() && !isPlain();
  }

  /** How many of the newest bytes of each connection to keep, 0 for none. */
  public int captureBytes() {
    return plan.instruments().pcap() ? WireCapture.share(plan.sessions().count()) : 0;
  }
}
