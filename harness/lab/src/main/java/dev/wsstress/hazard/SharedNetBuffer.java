package dev.wsstress.hazard;

import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.model.Mechanism;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.OwnBuffers;
import dev.wsstress.wire.WireSteps;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * <b>The rule:</b> a ciphertext buffer belongs to one writer from the wrap to the end of its write.
 * {@link java.nio.ByteBuffer} says that buffers "are not safe for use by multiple concurrent
 * threads". The usual wrapper of an {@link javax.net.ssl.SSLEngine} keeps one such buffer in a
 * field, and two writers clear, fill, flip and write it at once.
 *
 * <p><b>What it costs besides the connection:</b> an engine that encrypts in place copies the
 * plaintext into that buffer first. The other writer may send it so: plaintext on the wire (SunJSSE
 * does, see {@code sun.security.ssl.SSLCipher.T13GcmWriteCipherGenerator}).
 *
 * <p>Run it: {@code ./wsstress reproduce shared-net-buffer}.
 *
 * <p>Observed on BCJSSE with TLS 1.3, two cores: fired in 20 of 20 trials, median 3.1 ms to the
 * first failure; at fifty messages a second after 3.4 s. All figures are in {@code
 * docs/hazards.md}.
 */
public abstract class SharedNetBuffer extends WireHazard {
  private SharedNetBuffer(boolean kept) {
    super(
        "shared-net-buffer",
        "a ciphertext buffer belongs to one writer until it is written",
        kept,
        Mechanism.NET_BUFFER_SHARED,
        // What became of the bytes, where no buffer contradicted itself.
        Mechanism.RECORD_TORN,
        Mechanism.RECORD_FOREIGN,
        Mechanism.PLAINTEXT_ON_WIRE);
  }

  @Override
  public Outbound outbound(WireSteps steps) {
    return new OneBuffer(steps, rule());
  }

  /** Two writers use it at once. */
  public static final class Hazard extends SharedNetBuffer {
    /** For the catalogue. */
    public Hazard() {
      super(false);
    }
  }

  /** One lock from the wrap to the end of the write. */
  public static final class Twin extends SharedNetBuffer {
    /** For the catalogue. */
    public Twin() {
      super(true);
    }
  }

  private static final class OneBuffer extends Outbound {
    private final ByteBuffer shared;

    OneBuffer(WireSteps steps, Guard owner) {
      super(steps, owner);
      this.shared = steps.newBuffers().records();
    }

    @Override
    public void message(OutgoingMessage message) throws IOException {
      OwnBuffers own = steps().buffersOf(message);
      steps().encode(message, own.frame());
      order()
          .hold(
              () -> {
                steps().wrap(own.frame(), shared);
                steps().write(shared);
              });
    }
  }
}
