package dev.wsstress.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.DueRecord;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.RecordFact;
import dev.wsstress.model.RuntimeObservation.Stall;
import dev.wsstress.model.ThreadFact;
import dev.wsstress.model.TlsObservation.Direction;
import dev.wsstress.model.TlsObservation.RecordDisorder;
import dev.wsstress.subject.SubjectCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a thread or a subject is called explains nothing. */
class HiddenNamesTest {
  @Property(tries = 50)
  void shouldNameTheSameDisorderWhateverItsThreadsAreCalled(
      @ForAll Direction direction,
      @ForAll boolean neverLeft,
      @ForAll boolean wrappedOver,
      @ForAll String one,
      @ForAll String other) {
    DueRecord due = new DueRecord(neverLeft, wrappedOver, false, false);
    Mechanism named = diagnose(disorder(direction, due, "writer-1", "writer-2"));

    assertThat(diagnose(disorder(direction, due, one, other))).isEqualTo(named);
  }

  @Property(tries = 50)
  void shouldNameTheSameStallWhateverItsThreadIsCalled(@ForAll String name) {
    assertThat(diagnose(stall(name, "org.example.Chat.onMessage(Chat.java:9)")))
        .isEqualTo(Mechanism.STRAND_BLOCKED);
    assertThat(diagnose(stall(name, "org.example.Chat.work(Chat.java:9)")))
        .isEqualTo(Mechanism.UNEXPLAINED);
  }

  /** The constant pools of the rules hold every text that they could compare with. */
  @Test
  void shouldHoldTheNameOfNoSubject() throws IOException {
    List<String> names =
        SubjectCatalog.load().all().stream().map(spec -> spec.description().name()).toList();
    assertThat(names).hasSizeGreaterThan(30);
    for (Rule rule : Diagnostician.RULES) {
      assertThat(textOf(rule.getClass()))
          .contains(rule.getClass().getSimpleName())
          .doesNotContain(names);
    }
  }

  private static String textOf(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static Mechanism diagnose(Observation seen) {
    return Diagnostician.diagnose(List.of(seen)).mechanism();
  }

  private static RecordDisorder disorder(
      Direction direction, DueRecord due, String wrapper, String writer) {
    return new RecordDisorder(
        Seen.SESSION,
        5,
        direction,
        48,
        4711,
        new RecordFact(48, 90, wrapper, writer),
        new RecordFact(49, 90, writer, wrapper),
        due);
  }

  private static Stall stall(String name, String frame) {
    return new Stall(
        Seen.SESSION, 1, 5, 2_001, List.of(new ThreadFact(name, "WAITING", List.of(frame))));
  }
}
