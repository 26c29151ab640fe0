package dev.wsstress.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.OutgoingMessage;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.message.MessageCodec;
import dev.wsstress.model.Observation;
import dev.wsstress.model.TlsObservation.AllRecordsInOrder;
import dev.wsstress.model.TlsObservation.RecordsAccepted;
import dev.wsstress.plan.Defaults;
import dev.wsstress.tls.TestAuthority;
import dev.wsstress.wire.Guard;
import dev.wsstress.wire.Outbound;
import dev.wsstress.wire.ToldHandler;
import dev.wsstress.wire.WireSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** What a server says of a connection on which nothing was wrong, such as one that stood still. */
@Timeout(60)
class ServersWordTest {
  private static final int SESSION = 3;
  private static final int HANG_SECONDS = 50;
  private static final int MESSAGES = 5;
  private static final int LENGTH = 64;

  private final TestAuthority authority = TestAuthority.create();
  private final ToldHandler told = new ToldHandler();
  private final MessageCodec codec = new MessageCodec();
  private final VerifyingServer server = ToldHandler.server(authority);

  @RepeatedTest(5)
  void shouldCountWhatArrivedAndAgreeWithTheClientOnEveryRecord() throws Exception {
    ClientEvidence client = talk();
    server.close();
    List<Observation> seen = new ArrayList<>(client.observations());
    server.report().forEach(connection -> seen.addAll(connection.seen()));

    assertThat(only(seen, Observation.Arrived.class).messages()).isEqualTo(MESSAGES);
    // Of the client's last word, its close_notify, nobody need take notice.
    long left = only(seen, AllRecordsInOrder.class).records();
    assertThat(only(seen, RecordsAccepted.class).records()).isBetween(left - 1, left);
    assertThat(left).isGreaterThan(MESSAGES);
  }

  /** Sends messages and closes; what the client noted of all of it. */
  private ClientEvidence talk() throws Exception {
    SubjectSession session;
    try (WireSubject subject =
        new WireSubject(
            ToldHandler.context(server.endpoint(), Defaults.TLS),
            steps -> new Outbound(steps, Guard.mutex()))) {
      session =
          subject.open(SESSION, told).toCompletableFuture().get(HANG_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < MESSAGES; i++) {
        session.send(message(i));
        assertThat(told.messages.poll(HANG_SECONDS, TimeUnit.SECONDS)).isNotNull();
      }
      session.close();
      assertThat(told.closed.get(HANG_SECONDS, TimeUnit.SECONDS)).isEqualTo(1000);
    }
    return session.evidence().get(0);
  }

  private OutgoingMessage message(int sequence) {
    OutgoingMessage message = OutgoingMessage.binary(LENGTH);
    codec.encode(message.bytes(), SESSION, 0, sequence, LENGTH);
    return message;
  }

  private static <T extends Observation> T only(List<Observation> seen, Class<T> kind) {
    List<T> all = seen.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(all).as(seen.toString()).hasSize(1);
    return all.get(0);
  }
}
