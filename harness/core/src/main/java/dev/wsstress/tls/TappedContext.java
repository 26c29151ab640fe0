package dev.wsstress.tls;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** A context whose engines are tapped. Its sockets are those of the context below it. */
final class TappedContext extends SSLContext {
  TappedContext(SSLContext context, ClientTaps taps) {
    super(new Tapped(context, taps), context.getProvider(), context.getProtocol());
  }

  private static final class Tapped extends SSLContextSpi {
    private final SSLContext context;
    private final ClientTaps taps;

    Tapped(SSLContext context, ClientTaps taps) {
      this.context = context;
      this.taps = taps;
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keys,
        TrustManager @Nullable [] trust,
        @Nullable SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("the context of a trial is initialised already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return context.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return context.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new TappedEngine(context.createSSLEngine(), taps.newTap());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new TappedEngine(context.createSSLEngine(host, port), taps.newTap());
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return context.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return context.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return context.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return context.getSupportedSSLParameters();
    }
  }
}
