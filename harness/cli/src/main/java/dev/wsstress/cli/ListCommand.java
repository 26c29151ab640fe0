package dev.wsstress.cli;

import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.subject.SubjectCatalog;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists what can be named on the command line. */
@Command(
    name = "list",
    description = "List the designs, hazards and twins, TLS providers, workloads and provocations.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = "  wsstress list")
final class ListCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    List<SubjectDescription> all =
        SubjectCatalog.load().all().stream().map(s -> s.description()).toList();
    section(out, "designs", all, Role.DESIGN);
    section(out, "clients of other people", all, Role.CLIENT);
    section(out, "hazards", all, Role.HAZARD);
    section(out, "safe twins", all, Role.TWIN);
    section(out, "controls (only if named)", all, Role.CONTROL);
    out.println("providers");
    for (TlsProvider provider : TlsProvider.values()) {
      entry(out, provider.id(), provider.description());
    }
    out.println("workloads");
    for (Workload workload : Workload.values()) {
      entry(out, workload.id(), workload.description());
    }
    out.println("provocations");
    for (Provocation provocation : Provocation.values()) {
      entry(out, provocation.id(), provocation.description());
    }
    out.flush();
  }

  private static void section(
      PrintWriter out, String title, List<SubjectDescription> all, Role role) {
    out.println(title);
    all.stream().filter(s -> s.role() == role).forEach(s -> entry(out, s.name(), s.rule()));
  }

  private static void entry(PrintWriter out, String name, String meaning) {
    out.printf("  %-28s %s%n", name, meaning);
  }
}
