package dev.wsstress.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.model.Observation;
import dev.wsstress.model.Side;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ServedConnectionsTest {
  private static final Observation GONE = new Observation.Closed(3, 5, Side.SERVER, 1006, "");
  private static final Observation THROWN =
      new Observation.Thrown(3, 5, Side.SERVER, "java.io.EOFException", "");

  private final List<Observation> told = new ArrayList<>();
  private final ServedConnections connections =
      new ServedConnections(
          new ServerListener() {
            @Override
            public void observed(ConnectionId connection, Observation seen) {
              told.add(seen);
            }
          },
          true,
          0);

  private ServerNotes third() {
    ServerNotes notes =
        connections.accepted(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711));
    notes.upgraded(OptionalInt.of(3));
    return notes;
  }

  @Test
  void shouldNotTakeWhatComesLateOfAnEarlierTrialForThisOnes() {
    ServerNotes earlier = third();
    connections.observed(earlier, THROWN);
    connections.begin(100);
    connections.observed(earlier, GONE);
    connections.closed(earlier);

    assertThat(connections.report()).isEmpty();
    assertThat(told).containsExactly(THROWN);
  }

  @Test
  void shouldReportAConnectionThatHasEndedWithWhatCameLast() {
    ServerNotes notes = third();
    connections.closed(notes);
    connections.observed(notes, GONE);

    assertThat(connections.report()).hasSize(1);
    assertThat(connections.report().get(0).seen()).containsExactly(GONE);
  }

  @Test
  void shouldKeepRoomForEveryKindAndTellNobodyMore() {
    ServerNotes notes = third();
    for (int i = 0; i < 100; i++) {
      connections.observed(notes, THROWN);
    }
    connections.observed(notes, GONE);

    assertThat(told).hasSize(17).endsWith(GONE);
    assertThat(connections.report().get(0).seen()).hasSize(17);
  }
}
