package dev.wsstress.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key of a server, and how its authority signs certificates. Handshake and certificate are
 * signed in different ways, and a client has to support both (RFC 8446 section 4.2.3).
 */
public enum CertificateKind {
  /** The curve secp256r1, and ECDSA. */
  EC_P256("EC", 256, "SHA256withECDSA"),

  /** The curve secp384r1, and ECDSA. */
  EC_P384("EC", 384, "SHA384withECDSA"),

  /** RSA keys for any use, and certificates that are signed with PKCS #1 v1.5. */
  RSA_2048("RSA", 2048, "SHA256withRSA"),

  /** The same with longer keys. */
  RSA_3072("RSA", 3072, "SHA384withRSA"),

  /** The same with keys that take seconds to make. */
  RSA_4096("RSA", 4096, "SHA512withRSA"),

  /** RSA keys for any use, and certificates that are signed with RSASSA-PSS. */
  RSA_2048_SIGNED_WITH_PSS("RSA", 2048, "SHA256withRSAandMGF1"),

  /** A key of the server for RSASSA-PSS only (RFC 4055 section 1.2), under an RSA authority. */
  RSA_PSS_2048("RSASSA-PSS", 2048, "SHA256withRSA"),

  /** Ed25519 (RFC 8410). */
  ED25519("Ed25519", 255, "Ed25519");

  private final String keyAlgorithm;
  private final int bits;
  private final String signature;

  CertificateKind(String keyAlgorithm, int bits, String signature) {
    this.keyAlgorithm = keyAlgorithm;
    this.bits = bits;
    this.signature = signature;
  }

  KeyPair newServerKeys() throws GeneralSecurityException {
    return newKeys(keyAlgorithm);
  }

  KeyPair newAuthorityKeys() throws GeneralSecurityException {
    return newKeys(this == RSA_PSS_2048 ? "RSA" : keyAlgorithm);
  }

  private KeyPair newKeys(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    JcaContentSignerBuilder builder = new JcaContentSignerBuilder(signature);
    // BouncyCastle's builder looks for a name with the hash in it, which the JDK does not have.
    return signature.endsWith("MGF1")
        ? builder.setProvider(new BouncyCastleProvider()).build(key)
        : builder.build(key);
  }
}
