package dev.wsstress.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On error files of real crashes; the address of bio_write is the one it really had. */
class CrashReportTest {
  private static final long BIO_WRITE = 0x7f0f1850e48aL - 0xba;

  private static List<String> lines(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CrashReportTest.class.getResourceAsStream(name + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    }
  }

  private static NavigableMap<Long, String> functions(long address) {
    return new TreeMap<>(java.util.Map.of(address, "bio_write", 0x1000L, "bio_read"));
  }

  @Test
  void shouldReadACrashInALibrary() throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-bio-write"));
    assertThat(report.signal()).isEqualTo("SIGSEGV");
    assertThat(report.pc()).isEqualTo(0x7f0f4ed35870L);
    assertThat(report.faultAddress()).isEqualTo("0x1e6");
    assertThat(report.stack()).startsWith(0x7f0f1850e48aL, 0L, 0x1cL);
    assertThat(report.elapsedNanos()).isEqualTo(8_459_583_000L);
    assertThat(report.outOfMemory()).isFalse();
  }

  @Test
  void shouldNameTheCallerByItsReturnAddress() throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-bio-write"));
    assertThat(report.frame(functions(BIO_WRITE)))
        .isEqualTo("bio_write+0xba, which had called [libc.so.6+0x16d870]");
  }

  @Test
  void shouldNameTheFunctionThatCrashedItself() throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-bio-write"));
    assertThat(report.frame(functions(report.pc() - 8)))
        .isEqualTo("bio_write+0x8 [libc.so.6+0x16d870]");
  }

  @ParameterizedTest
  @CsvSource({"0x400", "-1"})
  void shouldNotNameAFunctionThatIsNotThere(String distance) throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-bio-write"));
    assertThat(report.frame(functions(0x7f0f1850e48aL - Long.decode(distance))))
        .isEqualTo("[libc.so.6+0x16d870]");
  }

  @Test
  void shouldReadACrashInTheJvm() throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-unsafe"));
    assertThat(report.frame(new TreeMap<>()))
        .isEqualTo("[libjvm.so+0xed2f94] Unsafe_PutLong+0x124");
    assertThat(report.faultAddress()).isEqualTo("0x27");
  }

  @Test
  void shouldTellALackOfMemoryFromACrash() throws IOException {
    CrashReport report = CrashReport.parse(lines("hs_err-no-memory"));
    assertThat(report.outOfMemory()).isTrue();
    assertThat(report.signal()).isEmpty();
  }

  @Test
  void shouldReadWhatIsThereOfAFileThatWasCutShort() throws IOException {
    List<String> whole = lines("hs_err-bio-write");
    for (int length = 0; length < whole.size(); length++) {
      CrashReport report = CrashReport.parse(whole.subList(0, length));
      assertThat(report.signal()).isEqualTo(length > 3 ? "SIGSEGV" : "");
      assertThat(report.frame()).isEqualTo(length > 6 ? "[libc.so.6+0x16d870]" : "");
    }
  }
}
