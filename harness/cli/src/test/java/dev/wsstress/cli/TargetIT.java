package dev.wsstress.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.server.CannedServer;
import dev.wsstress.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetIT {
  @TempDir Path directory;

  @Test
  void shouldDriveAServerInAnotherProcess() throws Exception {
    try (WsstressProcess server = serve();
        WsstressProcess client = contrast(uri(server), "--ca", ca(), "--duration", "2s")) {
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output()).containsPattern("serial-executor +PASS");
    }
  }

  @Test
  void shouldBreakAServerInAnotherProcessWhenTold() throws Exception {
    try (WsstressProcess server = serve();
        WsstressProcess client =
            contrast(
                uri(server), "--ca", ca(), "--subjects", "concurrent-wrap,concurrent-wrap-twin")) {
      assertThat(client.exitCode()).as(client.output()).isZero();
      assertThat(client.output()).contains("left in the wrong order");
    }
  }

  @Test
  void shouldRefuseAnUntrustedCertificate() throws Exception {
    try (WsstressProcess server = serve();
        WsstressProcess client = contrast(uri(server))) {
      assertThat(client.exitCode()).as(client.output()).isEqualTo(4);
      assertThat(client.output()).contains("is not trusted").contains("(--ca)");
    }
  }

  @Test
  void shouldRefuseACertificateForAnotherHost() throws Exception {
    try (WsstressProcess server = serve("--name", "elsewhere.example");
        WsstressProcess client = contrast(uri(server), "--ca", ca())) {
      assertThat(client.exitCode()).as(client.output()).isEqualTo(4);
      assertThat(client.output()).contains("is not for the host 127.0.0.1");
    }
  }

  @Test
  void shouldSayThatTheServerHasNoWebSocketThere() throws Exception {
    try (WsstressProcess server = serve();
        WsstressProcess client = contrast(uri(server) + "/nowhere", "--ca", ca())) {
      assertThat(client.exitCode()).as(client.output()).isEqualTo(4);
      assertThat(client.output())
          .contains("HTTP status 404")
          .contains("check the path of the target (--target)");
    }
  }

  @Test
  void shouldNotFollowARedirect() throws Exception {
    TestAuthority authority = TestAuthority.create();
    Files.writeString(Path.of(ca()), authority.pem());
    try (CannedServer second = CannedServer.plain(request -> "");
        CannedServer first = CannedServer.withTls(authority, request -> redirect(second));
        WsstressProcess load = load(first)) {
      assertThat(load.exitCode()).as(load.output()).isEqualTo(4);
      assertThat(load.output())
          .contains("HTTP status 302 with Location ws://127.0.0.1:" + second.port() + "/?-?[2J")
          .contains("redirects are not followed")
          .contains("give it as the target (--target)");
      assertThat(second.connections()).isZero();
    }
  }

  /** A redirect out of TLS, with a sequence that would clear the terminal. */
  private static String redirect(CannedServer to) {
    return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ws://127.0.0.1:"
        + to.port()
        + "/\u0080-\u009b[2J\r\n\r\n";
  }

  private WsstressProcess load(CannedServer target) throws IOException {
    return WsstressProcess.start(
        "load",
        "--out",
        directory.resolve("out").toString(),
        "--sessions",
        "1",
        "--duration",
        "1s",
        "--ca",
        ca(),
        "--target",
        "wss://127.0.0.1:" + target.port() + "/echo");
  }

  @Test
  void shouldSayThatTheServerDied() throws Exception {
    try (WsstressProcess server = serve();
        WsstressProcess client = contrast(uri(server), "--ca", ca(), "--duration", "2m")) {
      client.awaitLine("running");
      server.signal("KILL");
      assertThat(client.exitCode()).as(client.output()).isEqualTo(4);
      assertThat(client.output()).contains("is gone: it refuses new connections");
    }
  }

  private WsstressProcess serve(String... options) throws IOException {
    String[] all = new String[options.length + 5];
    System.arraycopy(new String[] {"serve", "--ca-out", ca(), "--for", "3m"}, 0, all, 0, 5);
    System.arraycopy(options, 0, all, 5, options.length);
    return WsstressProcess.start(all);
  }

  private String ca() {
    return directory.resolve("ca.pem").toString();
  }

  private static String uri(WsstressProcess server) throws InterruptedException {
    return server.awaitLine("serving ").substring("serving ".length());
  }

  private WsstressProcess contrast(String target, String... options) throws IOException {
    String[] all = new String[options.length + 7];
    String out = directory.resolve("out").toString();
    String[] common = {"contrast", "--out", out, "--sessions", "4", "--target", target};
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(options, 0, all, common.length, options.length);
    return WsstressProcess.start(all);
  }
}
