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
import dev.wsstress.model.Expectation;
import dev.wsstress.model.ResultLine;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.TrialResult;
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

  /** Our own subjects: found by name, used by nobody. */
  private static final Set<String> LAB =
      Set.of("strand", "wire", "client", "design", "engine", "hazard");

  /** Our packages, with the least number of classes that a rule about them has to have seen. */
  private static final Map<String, Integer> FLOOR = floor();

  /** Who may use what of ours. A package that is not a key here must not exist. */
  private static final Map<String, Set<String>> ARROWS = arrows();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.wsstress");

  private static Map<String, Integer> floor() {
    Map<String, Integer> floor = new TreeMap<>();
    floor.putAll(Map.of("model", 25, "results", 8, "grading", 11, "jmh", 8, "speed", 14));
    floor.putAll(
        Map.of(
            "render",
            1,
            "render.all",
            1,
            "render.text",
            9,
            "render.console",
            4,
            "render.page",
            18));
    floor.putAll(Map.of("render.markdown", 2, "render.junit", 3, "render.gate", 4));
    floor.putAll(Map.of("api", 13, "plan", 18, "message", 7, "jetty", 3, "tls", 24));
    floor.putAll(Map.of("oracle", 17, "server", 20, "subject", 4, "load", 16, "diagnosis", 26));
    floor.putAll(Map.of("trial", 24, "worker", 10, "run", 13));
    floor.putAll(Map.of("strand", 1, "wire", 18, "client", 9, "design", 12, "engine", 9));
    floor.putAll(Map.of("hazard", 22, "adapter", 1, "bench", 12, "cli", 28));
    return floor;
  }

  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> may = new TreeMap<>();
    reports(may);
    core(may);
    lab(may);
    // Benchmarks run in processes of their own: nothing of sessions is needed to lead them.
    may.put(
        "bench", Set.of("run", "trial", "plan", "api", "jmh", "results", "speed", "render.gate"));
    Set<String> everything = new TreeSet<>(may.keySet());
    everything.removeAll(LAB);
    may.put("adapter", Set.of("api", "model"));
    may.put("cli", everything);
    return may;
  }

  private static void reports(Map<String, Set<String>> may) {
    may.put("model", Set.of());
    may.put("results", Set.of("model"));
    may.put("grading", Set.of("model", "results"));
    may.put("jmh", Set.of("results"));
    may.put("speed", Set.of("jmh"));
    Set<String> judged = Set.of("model", "results", "grading", "jmh", "speed");
    may.put("render.text", judged);
    may.put("render.junit", and(judged, "render", "render.text"));
    may.put("render.console", and(judged, "render", "render.text"));
    may.put("render.markdown", and(judged, "render", "render.text"));
    may.put("render.gate", and(judged, "render.text", "render.junit"));
    may.put("render.page", and(judged, "render", "render.text", "render.console"));
    may.put("render", judged);
    may.put(
        "render.all",
        and(
            judged,
            "render",
            "render.page",
            "render.junit",
            "render.markdown",
            "render.console",
            "render.gate"));
  }

  /** No arrow to the reports but what is on disk and its grading. */
  private static void core(Map<String, Set<String>> may) {
    may.put("api", Set.of("model"));
    may.put("plan", Set.of("api"));
    may.put("message", Set.of());
    may.put("jetty", Set.of());
    may.put("tls", Set.of("api", "plan", "model"));
    may.put("oracle", Set.of("api", "message", "model"));
    may.put("server", Set.of("oracle", "message", "tls", "jetty", "plan", "api", "model"));
    may.put("subject", Set.of("api", "plan", "tls", "model"));
    // The client's half of an echo is judged where it is received, by the same pure oracle.
    may.put("load", Set.of("plan", "message", "api", "oracle", "model"));
    may.put("diagnosis", Set.of("message", "tls", "model"));
    may.put(
        "trial", Set.of("load", "server", "subject", "diagnosis", "tls", "plan", "api", "model"));
    may.put(
        "worker", Set.of("trial", "server", "subject", "tls", "plan", "api", "model", "results"));
    may.put(
        "run",
        Set.of("worker", "trial", "subject", "tls", "plan", "api", "model", "results", "grading"));
  }

  private static void lab(Map<String, Set<String>> may) {
    Set<String> core = Set.of("api", "subject", "plan", "tls", "model");
    may.put("strand", Set.of());
    may.put("wire", core);
    may.put("client", and(core, "jetty", "strand"));
    may.put("design", and(core, "client", "wire", "strand"));
    may.put("engine", and(core, "wire"));
    may.put("hazard", and(core, "client", "wire", "engine"));
  }

  private static Set<String> and(Set<String> packages, String... more) {
    Set<String> all = new TreeSet<>(packages);
    all.addAll(List.of(more));
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
      existing.add(type.getPackageName().substring(ROOT.length()));
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
        "org.eclipse.jetty.websocket.client.. > client",
        "org.eclipse.jetty.websocket.server.. > server",
        "org.eclipse.jetty..   > client design hazard server jetty",
        "org.bouncycastle..    > tls engine hazard",
        "picocli..             > cli",
        "com.sun.jna..         > engine",
        "com.fasterxml.jackson.. > results grading jmh render.gate",
        "gg.jte..              > render.page",
      })
  void shouldKeepLibrariesInTheirPlace(String library) {
    String[] rule = library.split(">", -1);
    String name = rule[0].strip();
    String[] places =
        Stream.of(rule[1].strip().split(" ", -1)).map(ROOT::concat).toArray(String[]::new);

    noClasses()
        .that(not(resideInAnyPackage(places)))
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
        "org.bouncycastle > engine",
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
    noClasses().that(not(processes())).should(ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void shouldEndTheJvmInTheCommandLineOnly() {
    noClasses()
        .that(not(processes()))
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> processes() {
    return resideInAPackage(ROOT + "cli").or(simpleName("ClientMain")).or(simpleName("ServerMain"));
  }
}
