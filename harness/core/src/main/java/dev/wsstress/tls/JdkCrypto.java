package dev.wsstress.tls;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsStreamSigner;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * BouncyCastle's TLS cryptography over the JDK's, with RSASSA-PSS (RFC 8446 section 4.2.3): see
 * {@link JdkPssHelper}. That class alone is not enough: as soon as the base class has found which
 * provider knows a key, it asks that provider by the name that it was given here.
 *
 * <p>Threadsafe, like its base class.
 */
class JdkCrypto extends JcaTlsCrypto {
  /**
   * Uses the JDK's cryptography.
   *
   * @param keyRandom for keys
   * @param nonceRandom for nonces
   */
  JdkCrypto(JcaJceHelper helper, SecureRandom keyRandom, SecureRandom nonceRandom) {
    super(helper, keyRandom, nonceRandom);
  }

  /** The server's CertificateVerify of TLS 1.3. */
  @Override
  protected Tls13Verifier createTls13Verifier(
      String algorithm, @Nullable AlgorithmParameterSpec parameter, PublicKey key)
      throws IOException {
    return super.createTls13Verifier(JdkPssHelper.jdkName(algorithm), parameter, key);
  }

  /** The server's key exchange of TLS 1.2. */
  @Override
  protected TlsStreamVerifier createStreamVerifier(
      String algorithm, @Nullable AlgorithmParameterSpec parameter, byte[] signature, PublicKey key)
      throws IOException {
    return super.createStreamVerifier(JdkPssHelper.jdkName(algorithm), parameter, signature, key);
  }

  /** The CertificateVerify of a client that has a certificate. */
  @Override
  protected TlsStreamSigner createStreamSigner(
      String algorithm,
      @Nullable AlgorithmParameterSpec parameter,
      PrivateKey key,
      boolean needsRandom)
      throws IOException {
    return super.createStreamSigner(JdkPssHelper.jdkName(algorithm), parameter, key, needsRandom);
  }
}
