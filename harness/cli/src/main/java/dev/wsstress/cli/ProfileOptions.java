package dev.wsstress.cli;

import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import java.util.List;
import picocli.CommandLine.Option;

/** The clients' TLS, for commands that try everything under several. */
final class ProfileOptions {
  @Option(
      names = "--providers",
      split = ",",
      paramLabel = "NAME",
      description = "TLS providers (see 'wsstress list'; default: ${DEFAULT-VALUE}).")
  private List<TlsProvider> providers;

  @Option(
      names = "--tls",
      split = ",",
      paramLabel = "VERSION",
      description = "TLS versions (default: ${DEFAULT-VALUE}).")
  private List<TlsVersion> versions = List.of(TlsVersion.values());

  /**
   * Options with a default.
   *
   * @param providers those to try if none are named
   */
  ProfileOptions(TlsProvider... providers) {
    this.providers = List.of(providers);
  }

  /** Every provider with every version that was chosen. */
  List<TlsProfile> profiles() {
    return TlsProfile.all().stream()
        .filter(p -> providers.contains(p.provider()) && versions.contains(p.version()))
        .toList();
  }
}
