package dev.wsstress.tls;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;

/**
 * BouncyCastle's TLS cryptography over the JDK's, in which the secrets of each handshake are noted
 * in {@link TlsSecretLog}. Nothing else differs: the secrets are BouncyCastle's own class, told
 * apart from its others by what is derived from them. Threadsafe.
 */
final class LoggedCryptoProvider extends JdkCryptoProvider {
  @Override
  public JcaTlsCrypto create(SecureRandom keyRandom, SecureRandom nonceRandom) {
    return new LoggedCrypto(getHelper(), keyRandom, nonceRandom);
  }

  private static final class LoggedCrypto extends JdkCrypto {
    LoggedCrypto(JcaJceHelper helper, SecureRandom keyRandom, SecureRandom nonceRandom) {
      super(helper, keyRandom, nonceRandom);
    }

    /** Where the key schedule of TLS 1.3 begins. */
    @Override
    public TlsSecret hkdfInit(int hash) {
      return LoggedSecret.of(this, super.hkdfInit(hash));
    }

    /** Where that of TLS 1.2 begins. */
    @Override
    public TlsECDomain createECDomain(TlsECConfig config) {
      TlsECDomain domain = super.createECDomain(config);
      return () -> new LoggedAgreement(this, domain.createECDH());
    }
  }

  private record LoggedAgreement(JcaTlsCrypto crypto, TlsAgreement agreement)
      implements TlsAgreement {
    @Override
    public byte[] generateEphemeral() throws IOException {
      return agreement.generateEphemeral();
    }

    @Override
    public void receivePeerValue(byte[] peerValue) throws IOException {
      agreement.receivePeerValue(peerValue);
    }

    @Override
    public TlsSecret calculateSecret() throws IOException {
      return LoggedSecret.of(crypto, agreement.calculateSecret());
    }
  }
}
