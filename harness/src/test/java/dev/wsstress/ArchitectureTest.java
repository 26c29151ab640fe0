package dev.wsstress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wsstress.reports.result.Expectation;
import dev.wsstress.reports.result.ResultLine;
import dev.wsstress.reports.result.RunResult;
import dev.wsstress.reports.result.SubjectDescription;
import dev.wsstress.reports.result.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the design. There is no list of exceptions: change the design or the code. */
class ArchitectureTest {
  private static final String ROOT = "dev.wsstress.";
  private static final String RESULT = "reports.result";

  /** Our packages, with the least number of classes that a rule about them has to have seen. */
  private static final Map<String, Integer> FLOOR =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bench", 12),
              Map.entry("cli", 28),
              Map.entry("client", 16),
              Map.entry("design", 7),
              Map.entry("diagnosis", 26),
              Map.entry("hazard", 29),
              Map.entry("jetty", 3),
              Map.entry("load", 15),
              Map.entry("message", 7),
              Map.entry("oracle", 16),
              Map.entry("plan", 12),
              Map.entry("run", 11),
              Map.entry("server", 17),
              Map.entry("strand", 1),
              Map.entry("subject", 9),
              Map.entry("tls", 20),
              Map.entry("trial", 16),
              Map.entry("wire", 18),
              Map.entry("worker", 11)));

  /** Who may use what of ours. A package that is not a key here must not exist. */
  private static final Map<String, Set<String>> ARROWS = arrows();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.wsstress");

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> may = new TreeMap<>();
    may.put("plan", Set.of());
    may.put("message", Set.of());
    may.put("strand", Set.of());
    may.put("schedule", Set.of());
    may.put("jetty", Set.of());
    may.put("tls", Set.of("plan", RESULT));
    may.put("oracle", Set.of("message", "plan", RESULT));
    may.put("server", Set.of("oracle", "message", "tls", "jetty", "plan", RESULT));
    may.put("subject", Set.of("plan", RESULT));
    may.put("client", Set.of("subject", "tls", "jetty", "plan", "strand", RESULT));
    // Sessions on the pipeline are subjects' sessions, like those of the client.
    may.put("wire", Set.of("subject", "tls", "plan", RESULT));
    may.put("design", Set.of("subject", "client", "wire", "plan", RESULT));
    may.put("hazard", Set.of("subject", "client", "wire", "tls", "schedule", "plan", RESULT));
    // The client's half of an echo is judged where it is received, by the same pure oracle.
    may.put("load", Set.of("plan", "message", "subject", "oracle", RESULT));
    may.put("diagnosis", Set.of("message", "tls", RESULT));
    may.put("trial", above(may.keySet()));
    // The worker's end looks the subject up and makes an authority; the parent's end explains a
    // crash.
    may.put("worker", Set.of("trial", "plan", "subject", "tls", "diagnosis", RESULT));
    // A run looks its subjects up in the catalogue and makes the authority that its trials share.
    may.put("run", Set.of("worker", "trial", "plan", "subject", "tls", RESULT));
    // Benchmarks run in processes of their own: nothing of sessions is needed to lead them.
    may.put("bench", Set.of("run", "trial", "plan", "reports.bench"));
    may.put("junit", Set.of("run", "plan", RESULT, "reports.gate"));
    Set<String> everything = new TreeSet<>(above(may.keySet()));
    everything.addAll(List.of("reports.bench", "reports.gate", "reports.render"));
    may.put("cli", everything);
    return may;
  }

  private static Set<String> above(Set<String> packages) {
    Set<String> all = new TreeSet<>(packages);
    all.add(RESULT);
    return all;
  }

  static Stream<String> packages() {
    return FLOOR.keySet().stream();
  }

  private static List<JavaClass> classesOf(String ours) {
    return CLASSES.stream()
        .filter(c -> c.getPackageName().equals(ROOT + ours))
        .filter(c -> !c.getSimpleName().equals("package-info"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldSeeTheClassesThatTheRulesAreAbout(String ours) {
    assertThat(classesOf(ours).stream().filter(JavaClass::isTopLevelClass))
        .hasSizeGreaterThanOrEqualTo(FLOOR.getOrDefault(ours, Integer.MAX_VALUE));
  }

  @Test
  void shouldKnowEveryPackage() {
    Set<String> existing = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().startsWith(ROOT + "reports.")) {
        existing.add(type.getPackageName().substring(ROOT.length()));
      }
    }

    assertThat(existing).isEqualTo(FLOOR.keySet());
    assertThat(ARROWS.keySet()).containsAll(existing);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void shouldUseOnlyWhatTheDesignAllows(String ours) {
    List<String> allowed = new ArrayList<>(List.of(ROOT + ours));
    ARROWS.getOrDefault(ours, Set.of()).forEach(other -> allowed.add(ROOT + other));

    noClasses()
        .that(resideInAPackage(ROOT + ours))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.wsstress..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(CLASSES);
  }

  /** A diagnosis that knew who was tried, or what is expected, could not be held against it. */
  @Test
  void shouldHideFromTheDiagnosisWhomItSees() {
    noClasses()
        .that(resideInAPackage(ROOT + "diagnosis"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(
            SubjectDescription.class,
            Expectation.class,
            TrialResult.class,
            RunResult.class,
            ResultLine.class)
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching("dev.wsstress.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.eclipse.jetty..   > client wire hazard server jetty",
        "org.bouncycastle..    > tls hazard",
        "picocli..             > cli",
        "com.sun.jna..         > hazard",
        "com.fasterxml.jackson.. >",
      })
  void shouldKeepLibrariesInTheirPlace(String library) {
    String[] rule = library.split(">", -1);
    String name = rule[0].strip();
    String[] places =
        Stream.of(rule[1].strip().split(" ", -1)).map(ROOT::concat).toArray(String[]::new);

    noClasses()
        .that(not(resideInAnyPackage(places)))
        .and(not(resideInAPackage("dev.wsstress.reports..")))
        .should()
        .dependOnClassesThat(resideInAPackage(name))
        .check(CLASSES);
  }

  /** So that a library's new name does not turn the rule above into nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.eclipse.jetty > client",
        "org.eclipse.jetty > server",
        "org.bouncycastle > tls",
        "org.bouncycastle > hazard",
        "picocli > cli",
      })
  void shouldFindLibrariesWhereTheyBelong(String library) {
    String[] use = library.split(" > ", -1);

    assertThat(classesOf(use[1]))
        .anyMatch(
            c ->
                c.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getName().startsWith(use[0])));
  }

  @Test
  void shouldUseStandardStreamsInTheCommandLineOnly() {
    noClasses().that(not(commandLine())).should(ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void shouldEndTheJvmInTheCommandLineOnly() {
    noClasses()
        .that(not(commandLine()))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> commandLine() {
    return resideInAPackage(ROOT + "cli").or(simpleName("WorkerMain"));
  }
}
