package dev.wsstress.engine;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Why a call on an {@code SSL} object did not succeed.
 *
 * @param code what {@code SSL_get_error} says
 * @param reason the first of its thread's error queue, or 0
 */
record OpenSslError(int code, long reason) {
  private static final int TEXT = 256;

  /** Bits of a reason below those that name its library. */
  private static final int LIBRARY_SHIFT = 23;

  private static final int CRYPTO_PROVIDER = 57;
  private static final int REASON_MASK = 0x7F_FFFF;

  private static final int INTERNAL_ERROR = 0xC_0103;
  private static final int BAD_WRITE_RETRY = 127;
  private static final int BAD_LENGTH = 271;

  /** What it says of itself, and of a retry that is none of the last write. */
  private static final Set<Integer> CONTRADICTIONS =
      Set.of(INTERNAL_ERROR, BAD_WRITE_RETRY, BAD_LENGTH);

  /**
   * Whether one thread alone never gets it over a BIO pair, once both sides have agreed on TLS and
   * nothing has failed before: a system call that failed where there is none; and of a write that
   * OpenSSL calls its own state an internal error, or that the cipher does not run. Of a read it
   * says the latter of a record that a peer has spoilt, too.
   *
   * @param writing whether it was a write
   */
  boolean isContradiction(boolean writing) {
    boolean ofProvider = reason >>> LIBRARY_SHIFT == CRYPTO_PROVIDER;
    return code == OpenSsl.ERROR_SYSCALL
        || (writing
            && code == OpenSsl.ERROR_SSL
            && (ofProvider || CONTRADICTIONS.contains((int) reason & REASON_MASK)));
  }

  /** In OpenSSL's words. */
  String text() {
    Memory text = new Memory(TEXT);
    OpenSsl.ERR_error_string_n(reason, text, TEXT);
    return "OpenSSL: "
        + text.getString(0, StandardCharsets.US_ASCII.name())
        + " (error "
        + code
        + ")";
  }
}
