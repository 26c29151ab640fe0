package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Blame;
import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.EngineShared;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client's engine throws; what its caller says is in {@link DiagnosticianTest}. */
class EngineStateRuleTest {
  private static final String NULL = "java.lang.NullPointerException";
  private static final List<String> INSIDE =
      Seen.frames(
          "sun.security.ssl.SSLCipher$T13GcmReadCipherGenerator$GcmReadCipher.decrypt",
          "sun.security.ssl.SSLEngineInputRecord.decodeInputRecord",
          "sun.security.ssl.SSLEngineImpl.unwrap(SSLEngineImpl.java:454)",
          "javax.net.ssl.SSLEngine.unwrap(SSLEngine.java:679)",
          "dev.wsstress.tls.TappedEngine.unwrap(TappedEngine.java:45)",
          "io.netty.handler.ssl.SslHandler.unwrap(SslHandler.java:1285)");

  private static EngineShared sharedAt(long nanos, Side side) {
    return new EngineShared(
        Seen.SESSION, nanos, side, "a", "SSLEngine.unwrap", "b", "SSLEngine.unwrap");
  }

  private static Diagnosis diagnose(Observation... seen) {
    return Diagnostician.diagnose(List.of(seen));
  }

  private static Thrown thrown(String type, List<String> frames) {
    return Seen.thrown(Side.CLIENT, type, "", frames);
  }

  @Test
  void shouldSayWhoWasInsideAndWhatCameOut() {
    Diagnosis diagnosis = diagnose(sharedAt(5, Side.CLIENT), thrown(NULL, INSIDE));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
    assertThat(diagnosis.blame()).containsExactly(Blame.CLIENT);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "two threads were inside of the client's TLS engine at once: a in SSLEngine.unwrap and"
                + " b in SSLEngine.unwrap; then an exception came out of it: the client got "
                + NULL
                + ": ");
    assertThat(diagnosis.evidence()).contains("thrown at " + INSIDE.get(0));
  }

  static Stream<List<String>> enginesOfOthers() {
    return Stream.of(
        Seen.frames(
            "java.util.Objects.requireNonNull(Objects.java:209)",
            "org.bouncycastle.tls.RecordStream.writeRecord",
            "org.bouncycastle.jsse.provider.ProvSSLEngine.wrap(ProvSSLEngine.java:570)"),
        Seen.frames(
            "java.nio.HeapByteBuffer.put(HeapByteBuffer.java:209)",
            "org.conscrypt.NativeSsl.readDirectByteBuffer",
            "org.conscrypt.ConscryptEngine.unwrap(ConscryptEngine.java:1000)"),
        Seen.frames(
            "com.sun.crypto.provider.GaloisCounterMode$GCMEncrypt.doFinal",
            "javax.crypto.Cipher.doFinal(Cipher.java:2500)",
            "sun.security.ssl.SSLEngineImpl.wrap(SSLEngineImpl.java:143)"));
  }

  @ParameterizedTest
  @MethodSource("enginesOfOthers")
  void shouldKnowTheEnginesOfEveryProvider(List<String> frames) {
    Thrown out = thrown("java.lang.ArrayIndexOutOfBoundsException", frames);

    assertThat(diagnose(sharedAt(5, Side.CLIENT), out).mechanism())
        .isEqualTo(Mechanism.ENGINE_STATE_BROKEN);
  }

  /** An engine has faults of its own, and one thread may find them. */
  @Test
  void shouldAccuseNobodyWhereNoTwoThreadsWereInside() {
    assertUnexplained(thrown(NULL, INSIDE));
    assertUnexplained(sharedAt(30, Side.CLIENT), thrown(NULL, INSIDE));
    assertUnexplained(sharedAt(5, Side.SERVER), thrown(NULL, INSIDE));
  }

  @Test
  void shouldNotTakeWhatDidNotComeFromInside() {
    EngineShared shared = sharedAt(5, Side.CLIENT);
    String call = INSIDE.get(2);

    assertUnexplained(shared, thrown(NULL, List.of()));
    assertUnexplained(shared, thrown(NULL, Seen.frames("com.example.Chat.send(Chat.java:9)")));
    // A trust manager of the client, which the engine calls.
    assertUnexplained(shared, thrown(NULL, Seen.frames("com.example.Trust.check", call)));
    // An argument that is wrong.
    assertUnexplained(shared, thrown("java.lang.IllegalArgumentException", Seen.frames(call)));
    assertUnexplained(shared, thrown(NULL, INSIDE.subList(0, 2)));
    assertUnexplained(shared, thrown("javax.net.ssl.SSLException", INSIDE));
    assertUnexplained(shared, Seen.thrown(Side.SERVER, NULL, "", INSIDE));
  }

  private static void assertUnexplained(Observation... seen) {
    assertThat(diagnose(seen).mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(diagnose(seen).blame()).isEmpty();
  }
}
