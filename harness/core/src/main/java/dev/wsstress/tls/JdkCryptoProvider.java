package dev.wsstress.tls;

import java.security.SecureRandom;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** Makes BouncyCastle's TLS cryptography over the JDK's. Threadsafe. */
class JdkCryptoProvider extends JcaTlsCryptoProvider {
  private final JcaJceHelper helper = new JdkPssHelper();

  @Override
  public final JcaJceHelper getHelper() {
    return helper;
  }

  @Override
  public JcaTlsCrypto create(SecureRandom keyRandom, SecureRandom nonceRandom) {
    return new JdkCrypto(helper, keyRandom, nonceRandom);
  }
}
