package dev.wsstress.oracle;

import static dev.wsstress.message.MessageDescriptor.PAYLOAD_OFFSET;
import static dev.wsstress.message.MessageDescriptor.SERVER_STREAM;

import dev.wsstress.api.Workload;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.message.MessageDescriptor;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what one side of a session receives under a workload: the workload's own messages, and
 * on the client's side also those that a server sends unasked, on a stream of their own.
 *
 * <p>NOT threadsafe: one a session and side, used by one thread at a time. Pure: no I/O, no clock.
 * Allocates nothing for a stamped message that it accepts.
 */
public final class WorkloadOracle {
  private final MessageOracle own;

  /** The same if the workload's messages are like the server's; then it can tell them apart. */
  private final StreamOracle unasked;

  private final boolean mayBePushed;
  private MessageOracle last;
  private long pushed;

  private WorkloadOracle(MessageOracle own, StreamOracle unasked, boolean mayBePushed) {
    this.own = own;
    this.last = own;
    this.unasked = unasked;
    this.mayBePushed = mayBePushed;
  }

  /** An oracle that has seen nothing. */
  public static WorkloadOracle of(Workload workload, Side side, int session) {
    StreamOracle stamped = new StreamOracle(side, session);
    MessageOracle own =
        switch (workload) {
          case ECHO, MULTI_WRITER, DUPLEX -> stamped;
          case BROADCAST -> new StreamOracle(side, session, MessageDescriptor.BROADCAST);
          case TWO_STREAMS ->
              carriesAudio(session)
                  ? new AudioOracle(side, session)
                  : new StatusOracle(side, session);
        };
    return new WorkloadOracle(own, stamped, side == Side.CLIENT);
  }

  /**
   * What a server receives on a connection that does not say which session it is: the stamps of its
   * messages say it, and a message without a stamp is not verified.
   *
   * @param number the number that the connection has among all, which faults name
   */
  public static WorkloadOracle ofUnnumbered(int number) {
    MessageOracle own = new FirstStampOracle(Side.SERVER, number);
    return new WorkloadOracle(own, new StreamOracle(Side.SERVER, number), false);
  }

  /** The session that the messages of an unnumbered connection name; empty if none does. */
  public OptionalInt namedSession() {
    return own instanceof FirstStampOracle first ? first.session() : OptionalInt.empty();
  }

  /** Whether a session of two streams is one with audio, and not one with status text. */
  public static boolean carriesAudio(int session) {
    return (session & 1) == 1;
  }

  /** An oracle that looks at the header alone and finds no fault; for stamped messages. */
  public static WorkloadOracle headersOnly() {
    StreamOracle withoutPushes = new StreamOracle(Side.CLIENT, 0);
    return new WorkloadOracle(new HeaderReader(), withoutPushes, false);
  }

  /**
   * Verifies a binary message: the bytes between position and limit, neither of which is moved.
   *
   * @param message heap, direct or read-only, in network order
   * @param atNanos nanoseconds since the start of the trial
   * @return null if the message is intact and the next of its stream
   */
  public Observation.@Nullable MessageFault accept(ByteBuffer message, long atNanos) {
    last = mayBePushed && saysPushed(message) ? unasked : own;
    Observation.MessageFault fault = last.accept(message, atNanos);
    if (fault == null && isPushed()) {
      pushed++;
    }
    return fault;
  }

  /** Verifies a text message, as {@link #accept} does a binary one. */
  public Observation.@Nullable MessageFault acceptText(String text, long atNanos) {
    last = own;
    return own.acceptText(text, atNanos);
  }

  private static boolean saysPushed(ByteBuffer message) {
    return message.remaining() >= PAYLOAD_OFFSET
        && MessageCodec.hasPreamble(message, message.position())
        && MessageCodec.stream(message) >= SERVER_STREAM;
  }

  /** Whether the server sent the message that was accepted last unasked. */
  public boolean isPushed() {
    return mayBePushed && last.stream() >= SERVER_STREAM;
  }

  /** The stream of the message that was accepted last. */
  public int stream() {
    return last.stream();
  }

  /** The sequence number of the message that was accepted last. */
  public long sequence() {
    return last.sequence();
  }

  /** Messages that were intact and the next of their stream. */
  public long verified() {
    return own == unasked ? own.verified() : own.verified() + unasked.verified();
  }

  /** How many of the {@link #verified()} messages are the workload's own. */
  public long verifiedOwn() {
    return verified() - pushed;
  }

  /** The bytes of the {@link #verified()} messages, headers included. */
  public long verifiedBytes() {
    return own == unasked ? own.verifiedBytes() : own.verifiedBytes() + unasked.verifiedBytes();
  }
}
