package dev.wsstress.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wsstress.model.Observation;
import dev.wsstress.model.ResultLine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a line says survives its JSON form, whatever strings it holds. */
class ResultJsonPropertyTest {
  @Provide
  Arbitrary<ResultLine> lines() {
    return Lines.any();
  }

  @Provide
  Arbitrary<Observation> observations() {
    return Facts.observations();
  }

  @Property
  void shouldGiveEveryLineBack(@ForAll("lines") ResultLine line) throws JsonProcessingException {
    assertThat(roundTrip(line)).isEqualTo(line);
  }

  @Property
  void shouldGiveEveryObservationBack(@ForAll("observations") Observation seen)
      throws JsonProcessingException {
    ResultLine line = new ResultLine.Observed(1, seen);
    assertThat(roundTrip(line)).isEqualTo(line);
  }

  @Property
  void shouldStayOnOneLineOfPlainAscii(@ForAll("lines") ResultLine line)
      throws JsonProcessingException {
    assertThat(json(line)).matches("[ -~]+");
  }

  @Example
  void shouldTryEveryKindOfLine() {
    assertThat(Lines.KINDS.keySet())
        .containsExactlyInAnyOrder(ResultLine.class.getPermittedSubclasses());
  }

  @Example
  void shouldTryEveryKindOfObservation() {
    assertThat(Facts.OBSERVATIONS.keySet())
        .containsExactlyInAnyOrderElementsOf(kinds(Observation.class));
  }

  private static List<Class<?>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.<Class<?>>of(kind))
        .toList();
  }

  private static ResultLine roundTrip(ResultLine line) throws JsonProcessingException {
    return ResultJson.MAPPER.readValue(json(line), ResultLine.class);
  }

  private static String json(ResultLine line) throws JsonProcessingException {
    return ResultJson.MAPPER.writerFor(ResultLine.class).writeValueAsString(line);
  }
}
