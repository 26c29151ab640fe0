package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** One stream of 20 messages beside an intact one, with one thing wrong in their order. */
class OrderFaultPropertyTest {
  private static final int SENT = 20;
  private static final int STREAM = 1;

  private StreamOracle oracle = new StreamOracle(Side.CLIENT, Messages.SESSION);

  @BeforeTry
  void forgetTheLastTry() {
    oracle = new StreamOracle(Side.CLIENT, Messages.SESSION);
  }

  private static List<Long> inOrder() {
    return new ArrayList<>(LongStream.range(0, SENT).boxed().toList());
  }

  /** The faults of receiving these messages; one of stream 0 arrives before each. */
  private List<MessageFault> receive(List<Long> sequences) {
    List<MessageFault> faults = new ArrayList<>();
    for (int i = 0; i < sequences.size(); i++) {
      assertThat(oracle.accept(Messages.received(Messages.own(0, i, 48)), i)).isNull();
      byte[] message = Messages.own(STREAM, sequences.get(i), 100);
      MessageFault fault = oracle.accept(Messages.received(message), i);
      if (fault != null) {
        assertThat(fault.atNanos()).isEqualTo(i);
        faults.add(fault);
      }
    }
    return faults;
  }

  private static void assertFault(MessageFault fault, Outcome outcome, long expected, long found) {
    assertThat(fault.fault()).isEqualTo(outcome);
    assertThat(fault.side()).isEqualTo(Side.CLIENT);
    assertThat(fault.session()).isEqualTo(Messages.SESSION);
    assertThat(fault.expected()).isEqualTo(address(expected));
    assertThat(fault.found()).isEqualTo(address(found));
  }

  private static StampAddress address(long sequence) {
    return new StampAddress(Messages.SESSION, STREAM, sequence, 0);
  }

  @Property
  void shouldReportADropAtOnceAndAtTheEnd(
      @ForAll @IntRange(max = SENT - 2) int first, @ForAll @IntRange(min = 1, max = 5) int count) {
    int end = Math.min(first + count, SENT - 1);
    List<Long> sequences = inOrder();
    sequences.subList(first, end).clear();
    List<MessageFault> faults = receive(sequences);
    assertThat(faults).hasSize(1);
    assertFault(faults.get(0), Outcome.LOST, first, end);
    List<MessageFault> never = oracle.finish(STREAM, SENT, 99);
    assertThat(never).hasSize(1);
    assertThat(never.get(0).fault()).isEqualTo(Outcome.LOST);
    assertThat(never.get(0).expected()).isEqualTo(address(first));
    assertThat(never.get(0).found()).isNull();
    assertThat(oracle.finish(0, sequences.size(), 99)).isEmpty();
  }

  @Property
  void shouldReportADuplicateAndGoOn(
      @ForAll @IntRange(max = SENT - 1) int which, @ForAll @IntRange(max = SENT) int later) {
    int at = Math.min(which + 1 + later, SENT);
    List<Long> sequences = inOrder();
    sequences.add(at, (long) which);
    List<MessageFault> faults = receive(sequences);
    assertThat(faults).hasSize(1);
    assertFault(faults.get(0), Outcome.DUPLICATED, at, which);
    assertThat(oracle.finish(STREAM, SENT, 99)).isEmpty();
    assertThat(oracle.verified()).isEqualTo(2L * SENT + 1);
  }

  @Property
  void shouldReportASwapAsAGapAndLateArrivals(
      @ForAll @IntRange(max = SENT - 2) int first, @ForAll @IntRange(min = 1, max = 6) int apart) {
    int second = Math.min(first + apart, SENT - 1);
    List<Long> sequences = inOrder();
    java.util.Collections.swap(sequences, first, second);
    List<MessageFault> faults = receive(sequences);
    assertFault(faults.get(0), Outcome.LOST, first, second);
    for (MessageFault fault : faults.subList(1, faults.size())) {
      long late = Objects.requireNonNull(fault.found()).sequence();
      assertFault(fault, Outcome.REORDERED, second + 1L, late);
    }
    assertThat(faults.stream().skip(1).map(f -> Objects.requireNonNull(f.found()).sequence()))
        .containsExactlyElementsOf(sequences.subList(first + 1, second + 1));
    assertThat(oracle.finish(STREAM, SENT, 99)).isEmpty();
  }

  @Property
  void shouldReportWhatWasSentAfterTheLastArrival(
      @ForAll @IntRange(max = SENT) int arrived, @ForAll @IntRange(max = SENT) int sent) {
    assertThat(receive(inOrder().subList(0, arrived))).isEmpty();
    List<MessageFault> never = oracle.finish(STREAM, sent, 42);
    assertThat(never).hasSize(sent > arrived ? 1 : 0);
    for (MessageFault fault : never) {
      assertThat(fault.expected()).isEqualTo(address(arrived));
      assertThat(fault.atNanos()).isEqualTo(42);
      String last = sent - 1 == arrived ? "message " + arrived : "to " + (sent - 1);
      assertThat(fault.detail()).contains(last + " of stream 1");
    }
  }
}
