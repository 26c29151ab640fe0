package dev.wsstress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.Workload;
import dev.wsstress.grading.GradedRun;
import dev.wsstress.grading.GradedTrial;
import dev.wsstress.grading.Verdict;
import dev.wsstress.model.SubjectDescription.Role;
import dev.wsstress.model.TrialResult;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Defaults;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.trial.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is safe stays safe whatever is sent. */
class WorkloadRunTest {
  @TempDir Path out;

  /** The designs have a test of their own. */
  @ParameterizedTest
  @EnumSource
  void shouldDeliverOnJettyWithTheRuleOfAHazardKept(Workload workload) throws Exception {
    assertDelivers(
        run(plan("concurrent-wrap-twin", workload, Set.of(), Defaults.ACTORS, LoadModel.CLOSED)));
  }

  /** Each sends in a way of its own, and has to send text as text. */
  static Stream<String> twins() {
    return SubjectCatalog.load().all().stream()
        .filter(spec -> spec.description().role() == Role.TWIN && !spec.requirements().ownJvm())
        .map(spec -> spec.description().name());
  }

  @ParameterizedTest
  @MethodSource("twins")
  void shouldDeliverStatusAndAudioWithTheRuleOfEachHazardKept(String twin) throws Exception {
    ConditionOverrides wishes = new ConditionOverrides(Workload.TWO_STREAMS, null, null, null);
    Budget budget = new Budget(Duration.ofSeconds(30), 400, Budget.Until.ALL_FAILED);
    assertDelivers(new QuietRun(out).last(twin, budget, Defaults.TLS, wishes, Dispatch.INLINE));
  }

  @ParameterizedTest
  @EnumSource
  void shouldDeliverWithASingleActorAndAPaceUnderAFlood(Workload workload) throws Exception {
    Set<Provocation> flood = Set.of(Provocation.FLOOD);
    assertDelivers(run(plan("serial-executor", workload, flood, 1, each(50))));
  }

  @Test
  void shouldSendNoMoreThanItsPace() throws Exception {
    RunPlan plan = plan("serial-executor", Workload.ECHO, Set.of(), 2, each(5));
    long before = System.nanoTime();
    TrialResult result = run(plan).trial().result();
    // Four streams; a message is due every 200 ms, and the load ran for a part of this time.
    long due = 4 * ((System.nanoTime() - before) / 200_000_000 + 1);
    assertThat(result.messagesVerified()).isPositive().isLessThanOrEqualTo(due);
  }

  @Test
  void shouldKeepTheAudioThatCameBackAndSayWhereItIs() throws Exception {
    Path file = out.resolve("audio.wav");
    RunPlan plan = plan("serial-executor", Workload.TWO_STREAMS, Set.of(), 2, LoadModel.CLOSED);
    GradedRun run = keepingAudio(plan, file);
    assertThat(file).isNotEmptyFile();
    Path directory = out.resolve(run.run().run());
    assertThat(directory.resolve(run.run().plan().get("wav"))).hasSameBinaryContentAs(file);
  }

  private GradedRun keepingAudio(RunPlan plan, Path file) throws Exception {
    RunRequest request = new RunRequest(out, file, false, RepeatInstruction.NONE, List.of());
    return Wsstress.run(plan, request, new QuietRun.Silence(), new StopSignal());
  }

  @Test
  void shouldRefuseToKeepAudioWhereThereIsNoneAndLeaveNothingBehind() {
    RunPlan plan = plan("serial-executor", Workload.ECHO, Set.of(), 2, LoadModel.CLOSED);
    Path file = out.resolve("audio.wav");
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> keepingAudio(plan, file))
        .withMessageContaining("two-streams");
    assertThat(out).isEmptyDirectory();
  }

  private static void assertDelivers(GradedTrial graded) {
    assertThat(graded.verdict()).as(graded.toString()).isEqualTo(Verdict.PASS);
    assertThat(graded.trial().result().end()).isEqualTo(TrialResult.End.COMPLETED);
    assertThat(graded.trial().result().messagesVerified()).isPositive();
  }

  private GradedTrial run(RunPlan plan) throws Exception {
    return new QuietRun(out).run(plan).trials().get(0);
  }

  private static LoadModel each(int perSecond) {
    return new LoadModel.Open(perSecond, LoadModel.Arrivals.CONSTANT);
  }

  private static RunPlan plan(
      String subject,
      Workload workload,
      Set<Provocation> provocations,
      int actors,
      LoadModel load) {
    return QuietRun.plan(subject)
        .duration(Duration.ofMillis(700))
        .overrides(new ConditionOverrides(workload, provocations, null, null))
        .actors(actors)
        .load(load)
        .build();
  }
}
