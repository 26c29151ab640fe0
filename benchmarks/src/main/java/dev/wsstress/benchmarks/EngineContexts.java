package dev.wsstress.benchmarks;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.tls.TlsContexts;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A client's and the server's context; engines made of one can resume each other's sessions. */
final class EngineContexts {
  private static final String HOST = "localhost";
  private static final int PORT = 443;

  private final TlsProfile profile;
  private final TestAuthority authority;
  private final SSLContext client;
  private final SSLContext server;

  EngineContexts(TlsProfile profile) {
    this(profile, TestAuthority.create());
  }

  private EngineContexts(TlsProfile profile, TestAuthority authority) {
    this.profile = profile;
    this.authority = authority;
    this.client = TlsContexts.client(profile, authority.trustStore());
    this.server = TlsContexts.server(authority);
  }

  /** The same with nothing remembered; the certificate is the same. */
  EngineContexts forgetful() {
    return new EngineContexts(profile, authority);
  }

  /** Two engines that have not said anything yet. */
  EnginePair pair() {
    SSLEngine here = client.createSSLEngine(HOST, PORT);
    here.setUseClientMode(true);
    SSLParameters parameters = here.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {profile.version().protocol()});
    here.setSSLParameters(parameters);
    SSLEngine there = server.createSSLEngine();
    there.setUseClientMode(false);
    return new EnginePair(here, there);
  }
}
