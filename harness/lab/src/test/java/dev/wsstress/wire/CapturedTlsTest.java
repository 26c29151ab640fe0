package dev.wsstress.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.api.ClientEvidence;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.CaptureReader;
import dev.wsstress.tls.DecryptedRecord;
import dev.wsstress.tls.TestAuthority;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a capture has of a real connection, and what its secrets open. */
class CapturedTlsTest {
  private static final TestAuthority OURS = TestAuthority.create();
  private static final int HANG_SECONDS = 50;

  /** A session is opened, and left. */
  private static ClientEvidence evidence(VerifyingServer server, TlsProfile tls) throws Exception {
    TrialContext context =
        ToldHandler.context(server.endpoint(), tls, Instruments.PLAIN.withPcap(true));
    try (WireSubject subject =
        new WireSubject(context, steps -> new Outbound(steps, Guard.mutex()))) {
      SubjectSession session =
          subject
              .open(3, new ToldHandler())
              .toCompletableFuture()
              .get(HANG_SECONDS, TimeUnit.SECONDS);
      return session.evidence().get(0);
    }
  }

  private static VerifyingServer server() {
    return ToldHandler.server(OURS);
  }

  private static int port(ClientEvidence evidence) {
    return ((InetSocketAddress) Objects.requireNonNull(evidence.localAddress())).getPort();
  }

  @ParameterizedTest
  @EnumSource
  void shouldOpenTheRequestWithTheSecretsOfBouncyCastle(TlsVersion version) throws Exception {
    try (VerifyingServer server = server()) {
      ClientEvidence evidence = evidence(server, new TlsProfile(TlsProvider.BCJSSE, version));
      CaptureReader file = new CaptureReader(evidence.pcapng());

      String request =
          DecryptedRecord.request(
              file,
              port(evidence),
              server.endpoint().base().getPort(),
              version == TlsVersion.TLS_1_3);

      assertThat(request).startsWith("GET /echo?session=3 HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BCJSSE")
  void shouldHaveTheBytesAndNoSecretsOfOthers(TlsProvider provider) throws Exception {
    try (VerifyingServer server = server()) {
      ClientEvidence evidence = evidence(server, new TlsProfile(provider, TlsVersion.TLS_1_3));
      CaptureReader file = new CaptureReader(evidence.pcapng());

      assertThat(file.keyLog).isEmpty();
      assertThat(file.stream(port(evidence))).startsWith(22, 3);
      assertThat(file.stream(server.endpoint().base().getPort())).startsWith(22, 3, 3);
    }
  }
}
