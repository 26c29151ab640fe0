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

  /** Those that are taken for late, and not for a second one, when all of them come once more. */
  private List<Long> missing() {
    return inOrder().stream()
        .filter(
            sequence -> {
              byte[] message = Messages.own(STREAM, sequence, 100);
              MessageFault fault = oracle.accept(Messages.received(message), 99);
              return Objects.requireNonNull(fault).fault() == Outcome.REORDERED;
            })
        .toList();
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
  void shouldReportADropAtOnceAndKnowWhatIsMissing(
      @ForAll @IntRange(max = SENT - 2) int first, @ForAll @IntRange(min = 1, max = 5) int count) {
    int end = Math.min(first + count, SENT - 1);
    List<Long> sequences = inOrder();
    sequences.subList(first, end).clear();
    List<MessageFault> faults = receive(sequences);
    assertThat(faults).hasSize(1);
    assertFault(faults.get(0), Outcome.LOST, first, end);
    assertThat(missing()).containsExactlyElementsOf(inOrder().subList(first, end));
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
    assertThat(oracle.verified()).isEqualTo(2L * SENT + 1);
    assertThat(missing()).isEmpty();
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
    assertThat(missing()).isEmpty();
  }
}
