package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.BufferKind;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class IntactStreamsPropertyTest {
  /** One message that is sent: on which stream, how long, and in what kind of buffer it arrives. */
  record Sent(int stream, int length, BufferKind kind, int before) {}

  @Provide
  Arbitrary<Sent> sent() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 2, 300, MessageDescriptor.MAX_STREAM),
            Arbitraries.integers().between(32, 2100),
            Arbitraries.of(BufferKind.class),
            Arbitraries.integers().between(0, 20))
        .as(Sent::new);
  }

  @Property
  void shouldNeverAccuseInterleavedIntactStreams(
      @ForAll int session, @ForAll @Size(max = 60) List<@net.jqwik.api.From("sent") Sent> all) {
    StreamOracle oracle = new StreamOracle(Side.SERVER, session);
    long[] next = new long[MessageDescriptor.MAX_STREAM + 1];
    long bytes = 0;
    for (Sent sent : all) {
      byte[] message =
          Messages.encode(session, sent.stream(), next[sent.stream()]++, sent.length());
      ByteBuffer received = sent.kind().hold(message, sent.before());
      assertThat(oracle.accept(received, 0)).isNull();
      assertThat(received.position()).isEqualTo(sent.before());
      assertThat(received.limit()).isEqualTo(sent.before() + sent.length());
      bytes += sent.length();
    }
    assertThat(oracle.verified()).isEqualTo(all.size());
    assertThat(oracle.verifiedBytes()).isEqualTo(bytes);
  }
}
