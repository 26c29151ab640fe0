package dev.wsstress.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.WireObservation.RecordsForwarded;
import dev.wsstress.model.WireObservation.WireDisorder;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a proxy as a TLS 1.2 client with AES-GCM sends it, and in worse ways. */
class WireOrderTest {
  private static final int HANDSHAKE = 22;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int DATA = 23;
  private static final int TAG = 16;

  /** ClientHello, key exchange, change, Finished. */
  private static final int OPENING = 4;

  private final WireOrder order = new WireOrder();
  private long nonce = 7_000;

  private static byte[] record(int type, long head, int length) {
    ByteBuffer record = ByteBuffer.allocate(5 + Long.BYTES + length + TAG);
    record.put((byte) type).putShort((short) 0x0303).putShort((short) (record.capacity() - 5));
    return record.putLong(head).array();
  }

  private void pass(byte[] bytes) {
    order.passed(ByteBuffer.wrap(bytes), 0, bytes.length);
  }

  private void handshake() {
    pass(record(HANDSHAKE, 0x0100_0000_0303L, 100));
    pass(record(HANDSHAKE, 0x1000_0000_4104L, 60));
    pass(new byte[] {CHANGE_CIPHER_SPEC, 3, 3, 0, 1, 1});
    pass(record(HANDSHAKE, nonce++, 16));
  }

  private byte[] next() {
    return record(DATA, nonce++, 64);
  }

  private Optional<WireDisorder> disorder() {
    return order.observations(1, 0).stream()
        .filter(WireDisorder.class::isInstance)
        .map(WireDisorder.class::cast)
        .findFirst();
  }

  private RecordsForwarded forwarded() {
    return order.observations(1, 0).stream()
        .filter(RecordsForwarded.class::isInstance)
        .map(RecordsForwarded.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldFindNothingWrongWithRecordsInOrder() {
    handshake();
    for (int i = 0; i < 100; i++) {
      pass(next());
    }
    assertThat(disorder()).isEmpty();
    assertThat(forwarded().records()).isEqualTo(OPENING + 100);
    assertThat(forwarded().numbered()).isTrue();
  }

  @Test
  void shouldNameRecordsThatChangedPlaces() {
    handshake();
    pass(next());
    byte[] due = next();
    pass(next());
    pass(due);
    WireDisorder seen = disorder().orElseThrow();
    assertThat(seen.wirePosition()).isEqualTo(OPENING + 1);
    assertThat(seen.found()).isEqualTo(OPENING + 2L);
    assertThat(seen.cameLater()).isTrue();
  }

  @Test
  void shouldNameARecordThatCameTwice() {
    handshake();
    byte[] first = next();
    pass(first);
    pass(first);
    WireDisorder seen = disorder().orElseThrow();
    assertThat(seen.found()).isEqualTo((long) OPENING);
    assertThat(seen.cameLater()).isFalse();
  }

  /** A partial write, and another record behind it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 9, 40})
  void shouldCallARecordTornOfWhichOnlyAPartCame(int part) {
    handshake();
    pass(next());
    byte[] torn = next();
    order.passed(ByteBuffer.wrap(torn), 0, part);
    // The bytes behind may read as the header of a record of any length, which has to fill first.
    for (int i = 0; i < 300; i++) {
      pass(next());
    }
    WireDisorder seen = disorder().orElseThrow();
    assertThat(seen.found()).isNull();
    assertThat(forwarded().records()).isBetween(OPENING + 1L, OPENING + 2L);
  }

  @Test
  void shouldOnlyCountWhereNoncesDoNot() {
    handshake();
    pass(record(DATA, 0x5EED_5EED_5EEDL, 64));
    pass(record(DATA, 0x0BAD_0BAD_0BADL, 64));
    assertThat(disorder()).isEmpty();
    assertThat(forwarded().records()).isEqualTo(OPENING + 2);
    assertThat(forwarded().numbered()).isFalse();
  }

  /** In TLS 1.3 everything behind the first flight looks like application data. */
  @Test
  void shouldOnlyCountWhereTlsHidesTheNumbers() {
    pass(record(HANDSHAKE, 1, 100));
    pass(new byte[] {CHANGE_CIPHER_SPEC, 3, 3, 0, 1, 1});
    pass(next());
    nonce += 5;
    pass(next());
    assertThat(disorder()).isEmpty();
    assertThat(forwarded().numbered()).isFalse();
  }
}
