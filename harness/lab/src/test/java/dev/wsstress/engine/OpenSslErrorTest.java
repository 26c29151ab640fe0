package dev.wsstress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes as OpenSSL 3.0 gives them. */
class OpenSslErrorTest {
  @ParameterizedTest
  @CsvSource({
    "5, 00000000, a system call below a BIO pair",
    "1, 0A0C0103, SSL routines::internal error",
    "1, 1C800066, Provider routines::cipher operation failed",
    "1, 0A00007F, SSL routines::bad write retry",
    "1, 0A00010F, SSL routines::bad length"
  })
  void shouldKnowWhatOneThreadAloneNeverGets(int code, String reason, String text) {
    assertThat(error(code, reason).isContradiction(true)).as(text).isTrue();
  }

  /** The first of two errors, where a tag does not fit under TLS 1.2. */
  @Test
  void shouldNotTakeASpoiltRecordForABrokenEngine() {
    assertThat(error(1, "1C800066").isContradiction(false)).isFalse();
    assertThat(error(5, "00000000").isContradiction(false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0A0003FC, SSL routines::sslv3 alert bad record mac",
    "1, 0A000119, SSL routines::decryption failed or bad record mac",
    "1, 0A000438, SSL routines::tlsv1 alert internal error",
    "1, 0A0000F4, SSL routines::unexpected message",
    "1, 0A000126, SSL routines::unexpected eof while reading"
  })
  void shouldNotAccuseAnEngineOfWhatAPeerCanCause(int code, String reason, String text) {
    assertThat(error(code, reason).isContradiction(true)).as(text).isFalse();
  }

  private static OpenSslError error(int code, String reason) {
    return new OpenSslError(code, Long.parseLong(reason, 16));
  }
}
