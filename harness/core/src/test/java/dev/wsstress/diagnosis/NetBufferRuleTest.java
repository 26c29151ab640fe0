package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Diagnosis;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Observation.Thrown;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.Side;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetBufferRuleTest {
  private static final String OVERFLOW = "java.nio.BufferOverflowException";
  private static final List<String> WRITING =
      Seen.frames(
          "java.nio.Buffer.createPositionException(Buffer.java:341)",
          "java.nio.Buffer.position(Buffer.java:316)",
          "sun.nio.ch.IOUtil.write(IOUtil.java:65)",
          "sun.nio.ch.SocketChannelImpl.write(SocketChannelImpl.java:532)",
          "com.example.Client.send(Client.java:9)");

  private final Rule rule = new NetBufferRule();

  /** As seen in real runs, on the way out and in, with three providers and without an engine. */
  static Stream<List<String>> waysToTheNetwork() {
    return Stream.of(
        WRITING,
        Seen.frames(
            "java.nio.Buffer.limit(Buffer.java:346)",
            "java.nio.ByteBuffer.limit(ByteBuffer.java:1107)",
            "sun.security.ssl.SSLCipher$T13GcmWriteCipherGenerator$GcmWriteCipher.encrypt",
            "sun.security.ssl.SSLEngineImpl.wrap(SSLEngineImpl.java:143)"),
        Seen.frames(
            "java.lang.System.arraycopy",
            "com.sun.crypto.provider.GaloisCounterMode$GCMEngine.implGCMCrypt",
            "javax.crypto.Cipher.doFinal(Cipher.java:2500)",
            "org.bouncycastle.tls.crypto.impl.jcajce.JceAEADCipherImpl.doFinal"),
        Seen.frames(
            "java.nio.HeapByteBuffer.put(HeapByteBuffer.java:209)",
            "org.bouncycastle.jsse.provider.ProvSSLEngine.unwrap"),
        Seen.frames(
            "java.nio.Buffer.checkIndex(Buffer.java:743)",
            "org.conscrypt.ConscryptEngine.wrap(ConscryptEngine.java:1376)"),
        Seen.frames(
            "java.nio.HeapByteBuffer.getLong(HeapByteBuffer.java:424)",
            "dev.wsstress.tls.ConnectionNotes.written(ConnectionNotes.java:62)"));
  }

  @ParameterizedTest
  @MethodSource("waysToTheNetwork")
  void shouldTakeAContradictionOnTheWayToTheNetworkForASecondThread(List<String> frames) {
    Observation thrown = Seen.thrown(Side.CLIENT, OVERFLOW, "", frames);

    Diagnosis diagnosis = Seen.explain(rule, thrown, Seen.ALERT).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
    assertThat(diagnosis.sentence())
        .isEqualTo(
            "a network buffer was changed by another thread while it was in use: "
                + thrown.sentence());
    assertThat(diagnosis.evidence()).containsExactly(thrown.sentence());
  }

  @ParameterizedTest
  @CsvSource({
    "java.nio.BufferOverflowException, ''",
    "java.nio.BufferUnderflowException, ''",
    "java.nio.InvalidMarkException, ''",
    "java.lang.IndexOutOfBoundsException, Index 7 out of bounds for length 5",
    "java.lang.ArrayIndexOutOfBoundsException, ''",
    "javax.crypto.ShortBufferException, Output buffer too small",
    "java.lang.IllegalArgumentException, newPosition > limit: (517 > 0)",
  })
  void shouldKnowEveryContradiction(String type, String message) {
    assertThat(Seen.explain(rule, Seen.thrown(Side.CLIENT, type, message, WRITING))).isPresent();
  }

  /** The frames belong to the root cause, so its class counts. */
  @Test
  void shouldLookAtTheRootCause() {
    Thrown wrapped =
        new Thrown(
            Seen.SESSION,
            10,
            Side.CLIENT,
            "java.util.concurrent.ExecutionException",
            "",
            List.of(OVERFLOW),
            WRITING);
    Thrown hiding =
        new Thrown(
            Seen.SESSION, 10, Side.CLIENT, OVERFLOW, "", List.of("java.io.IOException"), WRITING);

    assertThat(Seen.explain(rule, wrapped)).isPresent();
    assertThat(Seen.explain(rule, hiding)).isEmpty();
  }

  static Stream<List<String>> otherWays() {
    return Stream.of(
        List.of(),
        // A queue of the client's own, which a session's send uses.
        Seen.frames(
            "java.nio.HeapByteBuffer.put(HeapByteBuffer.java:209)",
            "com.example.Queue.put(Queue.java:31)",
            "com.example.Client.send(Client.java:9)",
            "dev.wsstress.wire.WireSession.send(WireSession.java:90)"),
        // A queue that throws it itself.
        Seen.frames("com.example.Queue.put(Queue.java:31)", "sun.security.ssl.SSLEngineImpl.wrap"),
        // A file.
        Seen.frames(
            "java.nio.Buffer.position(Buffer.java:316)",
            "sun.nio.ch.IOUtil.write(IOUtil.java:65)",
            "sun.nio.ch.FileChannelImpl.write(FileChannelImpl.java:288)"),
        // A cipher that the client uses for something else.
        Seen.frames("javax.crypto.Cipher.doFinal(Cipher.java:2500)", "com.example.Vault.seal"),
        // What calls is not what the buffer was called by.
        Seen.frames(
            "java.util.Objects.checkIndex(Objects.java:385)",
            "java.util.ArrayList.get(ArrayList.java:427)",
            "dev.wsstress.wire.WireSession.send(WireSession.java:90)"),
        Seen.frames("java.util.ArrayList.forEach(ArrayList.java:1511)"));
  }

  @ParameterizedTest
  @MethodSource("otherWays")
  void shouldAccuseNobodyForABufferOfAnotherPlace(List<String> frames) {
    assertUnexplained(Seen.thrown(Side.CLIENT, OVERFLOW, "", frames));
    assertUnexplained(
        Seen.thrown(Side.CLIENT, "java.lang.IndexOutOfBoundsException", "Index 7", frames));
  }

  /** The first word of a message says nothing. */
  @Test
  void shouldNotTakeAnArgumentThatIsWrongForABuffer() {
    String type = "java.lang.IllegalArgumentException";
    String message = "newOwner must not be null";

    assertUnexplained(Seen.thrown(Side.CLIENT, type, message));
    assertUnexplained(
        Seen.thrown(
            Side.CLIENT, type, message, Seen.frames("com.example.Owner.set(Owner.java:4)")));
    assertUnexplained(
        Seen.thrown(
            Side.CLIENT, type, message, Seen.frames("sun.security.ssl.SSLEngineImpl.wrap")));
  }

  private static void assertUnexplained(Observation seen) {
    Diagnosis diagnosis = Diagnostician.diagnose(List.of(seen));

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.UNEXPLAINED);
    assertThat(diagnosis.blame()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.io.IOException",
        "java.nio.channels.ClosedChannelException",
        "java.lang.NullPointerException",
        "javax.net.ssl.SSLException",
      })
  void shouldNotBlameABufferForAnythingElse(String type) {
    assertThat(Seen.explain(rule, Seen.thrown(Side.CLIENT, type, "capacity < 0", WRITING)))
        .isEmpty();
  }

  @Test
  void shouldNotBlameTheClientsBuffersForTheServersExceptions() {
    assertThat(Seen.explain(rule, Seen.thrown(Side.SERVER, OVERFLOW, "", WRITING))).isEmpty();
  }

  @Test
  void shouldTellWhatBecameOfTheBytesOnTheWire() {
    Observation thrown = Seen.thrown(Side.CLIENT, OVERFLOW, "", WRITING);

    Diagnosis diagnosis = Seen.explain(rule, thrown, Seen.DISORDER).orElseThrow();

    assertThat(diagnosis.mechanism()).isEqualTo(Mechanism.NET_BUFFER_SHARED);
    assertThat(diagnosis.evidence()).containsExactly(thrown.sentence(), Seen.DISORDER.sentence());
  }

  @Test
  void shouldNotBlameABufferForWhatWasReadInDisorder() {
    RecordFact record = new RecordFact(48, 90, "reader-1", "reader-2");
    assertThat(
            Seen.explain(
                rule,
                Seen.thrown(Side.CLIENT, OVERFLOW, "", WRITING),
                new RecordDisorder(Seen.SESSION, 5, Direction.INBOUND, 48, 4711, record, record)))
        .isEmpty();
  }
}
