package dev.wsstress.engine;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.wsstress.plan.TlsVersion;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@code SSL_CTX} for clients: one TLS version, certificates verified against what is trusted.
 * Nothing is freed: its JVM ends with the trial. Threadsafe once made.
 */
public final class OpenSslContext {
  private final Pointer context;

  /**
   * Makes one.
   *
   * @param trust the only certificates to trust, or null for OpenSSL's own places
   * @param mode bits of {@code SSL_CTX_set_mode}
   */
  public OpenSslContext(TlsVersion version, @Nullable KeyStore trust, long mode) {
    Pointer made = OpenSsl.SSL_CTX_new(OpenSsl.TLS_client_method());
    this.context = Objects.requireNonNull(made, "OpenSSL makes no context");
    int number = version == TlsVersion.TLS_1_2 ? OpenSsl.TLS_1_2 : OpenSsl.TLS_1_3;
    OpenSsl.SSL_CTX_ctrl(context, OpenSsl.CTRL_SET_MIN_VERSION, number, null);
    OpenSsl.SSL_CTX_ctrl(context, OpenSsl.CTRL_SET_MAX_VERSION, number, null);
    OpenSsl.SSL_CTX_ctrl(context, OpenSsl.CTRL_MODE, mode, null);
    OpenSsl.SSL_CTX_set_verify(context, OpenSsl.VERIFY_PEER, null);
    if (trust == null) {
      OpenSsl.SSL_CTX_set_default_verify_paths(context);
    } else {
      trust(trust);
    }
  }

  private void trust(KeyStore trust) {
    try {
      for (String alias : Collections.list(trust.aliases())) {
        trust(trust.getCertificate(alias).getEncoded());
      }
    } catch (KeyStoreException e) {
      throw new IllegalStateException("a key store in memory failed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate has no encoding", e);
    }
  }

  private void trust(byte[] encoded) {
    Memory bytes = new Memory(encoded.length);
    bytes.write(0, encoded, 0, encoded.length);
    Pointer certificate = OpenSsl.d2i_X509(null, new PointerByReference(bytes), encoded.length);
    Objects.requireNonNull(certificate, "OpenSSL cannot read a certificate");
    OpenSsl.X509_STORE_add_cert(OpenSsl.SSL_CTX_get_cert_store(context), certificate);
  }

  /**
   * A new {@code SSL} object that verifies that the certificate is for a host.
   *
   * @param host a name, or an address without brackets
   */
  public Pointer newSsl(String host) {
    Pointer ssl = Objects.requireNonNull(OpenSsl.SSL_new(context), "OpenSSL makes no connection");
    OpenSsl.SSL_set_connect_state(ssl);
    boolean address = OpenSsl.X509_VERIFY_PARAM_set1_ip_asc(OpenSsl.SSL_get0_param(ssl), host) == 1;
    if (!address) {
      // The name is also what the server chooses its certificate by (RFC 6066 section 3).
      OpenSsl.SSL_ctrl(ssl, OpenSsl.CTRL_SET_HOST_NAME, 0, host);
      OpenSsl.SSL_set1_host(ssl, host);
    }
    return ssl;
  }
}
