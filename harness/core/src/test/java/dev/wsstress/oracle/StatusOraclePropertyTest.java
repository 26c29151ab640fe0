package dev.wsstress.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.StatusText;
import dev.wsstress.model.Observation.MessageFault;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Line {@link #DUE} of a stream of status, damaged. */
class StatusOraclePropertyTest {
  private static final int SESSION = 4;
  private static final int DUE = 40;
  private static final String LINE = StatusText.of(SESSION, 0, DUE);

  private StatusOracle oracle = new StatusOracle(Side.CLIENT, SESSION);

  @BeforeTry
  void readEverythingBefore() {
    oracle = new StatusOracle(Side.CLIENT, SESSION);
    for (int sequence = 0; sequence < DUE; sequence++) {
      assertThat(oracle.acceptText(StatusText.of(SESSION, 0, sequence), 0)).isNull();
    }
    assertThat(oracle.verified()).isEqualTo(DUE);
    assertThat(oracle.sequence()).isEqualTo(DUE - 1);
  }

  private MessageFault fault(String text) {
    return Objects.requireNonNull(oracle.acceptText(text, 0));
  }

  private static StampAddress address(long sequence) {
    return new StampAddress(SESSION, 0, sequence, 0);
  }

  @Property(tries = 300)
  void shouldFindEveryChangedCharacter(@ForAll @IntRange(max = 200) int where, @ForAll char other) {
    int at = where % LINE.length();
    String text = LINE.substring(0, at) + other + LINE.substring(at + 1);
    MessageFault fault = oracle.acceptText(text, 0);
    if (text.equals(LINE)) {
      assertThat(fault).isNull();
      return;
    }
    assertThat(Objects.requireNonNull(fault).fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.session()).isEqualTo(SESSION);
  }

  @Property(tries = 200)
  void shouldSayWhereALineBeginsToDiffer(@ForAll @IntRange(min = 45, max = 88) int length) {
    int cut = Math.min(length, LINE.length() - 1);
    MessageFault fault = fault(LINE.substring(0, cut));
    assertThat(fault.expected()).isEqualTo(new StampAddress(SESSION, 0, DUE, cut / 16));
    assertThat(fault.detail()).contains("from character " + cut + " on is over and should be '");
    assertThat(oracle.acceptText(StatusText.of(SESSION, 0, DUE + 1), 0)).isNull();
  }

  @Property(tries = 200)
  void shouldNameALineThatIsWholeButNotDue(@ForAll @IntRange(max = 2 * DUE) int sequence) {
    MessageFault fault = oracle.acceptText(StatusText.of(SESSION, 0, sequence), 0);
    if (sequence == DUE) {
      assertThat(fault).isNull();
      return;
    }
    assertThat(Objects.requireNonNull(fault).fault())
        .isEqualTo(sequence < DUE ? Outcome.DUPLICATED : Outcome.LOST);
    assertThat(fault.expected()).isEqualTo(address(DUE));
    assertThat(fault.found()).isEqualTo(address(sequence));
  }

  @Property(tries = 200)
  void shouldNameTheLineThatWasWrittenOverIt(@ForAll @IntRange(min = 1, max = 80) int at) {
    MessageFault fault = fault(LINE.substring(0, at) + StatusText.of(6, 0, 11));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.found()).isEqualTo(new StampAddress(6, 0, 11, 0));
  }

  @Example
  void shouldNameAnotherSession() {
    MessageFault fault = fault(StatusText.of(6, 0, DUE));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.found()).isEqualTo(new StampAddress(6, 0, DUE, 0));
    assertThat(fault.detail()).endsWith("of session 6, whole, on another session");
  }

  @Example
  void shouldNotTakeBinaryForText() {
    MessageFault fault = Objects.requireNonNull(oracle.accept(ByteBuffer.allocate(48), 0));
    assertThat(fault.fault()).isEqualTo(Outcome.CORRUPTED);
    assertThat(fault.expected()).isEqualTo(address(DUE));
  }
}
