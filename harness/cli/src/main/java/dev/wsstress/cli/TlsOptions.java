package dev.wsstress.cli;

import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import picocli.CommandLine.Option;

/** The client's TLS, for commands that run under one. */
final class TlsOptions {
  @Option(names = "--tls", paramLabel = "VERSION", description = "1.2 or 1.3 (default: 1.3).")
  private TlsVersion tls = Defaults.TLS.version();

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "bcjsse, bcjsse-bc, sunjsse or conscrypt (default: bcjsse).")
  private TlsProvider provider = Defaults.TLS.provider();

  TlsProfile profile() {
    return new TlsProfile(provider, tls);
  }
}
