package dev.wsstress.cli;

import dev.wsstress.run.RunEnvironment;
import java.util.Map;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Map<String, String> on = RunEnvironment.describe();
    return new String[] {
      "wsstress " + RunEnvironment.version(),
      "Jetty " + on.get("jetty") + ", BouncyCastle " + on.get("bouncycastle"),
      "Java " + on.get("java") + " (" + on.get("jvm") + ")"
    };
  }
}
