package dev.wsstress.benchmarks;

import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.plan.Apparatus;
import dev.wsstress.plan.Budget;
import dev.wsstress.plan.Conditions;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.LoadModel;
import dev.wsstress.plan.MessageSizes;
import dev.wsstress.plan.Provocation;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.Target;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.plan.Wishes;
import dev.wsstress.plan.Workload;
import dev.wsstress.reports.result.Observation;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.SessionHandler;
import dev.wsstress.subject.Subject;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.SubjectContext;
import dev.wsstress.subject.SubjectSession;
import dev.wsstress.subject.SubjectSpec;
import dev.wsstress.tls.TestAuthority;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The verifying server and a subject that opens real sessions to it over loopback, both in this
 * JVM. What either side sees that should not be ends the benchmark. For one thread.
 */
final class OpenSessions implements AutoCloseable {
  private static final int OPENING_SECONDS = 30;

  private final RunPlan plan;
  private final Conditions conditions;
  private final SubjectSpec spec;
  private final TestAuthority authority = TestAuthority.create();
  private final VerifyingServer server;
  private final Subject subject;
  private volatile @Nullable Observation fault;

  /** What is wanted. */
  record Wanted(String design, String provider, int size, int sessions, boolean compressed) {}

  OpenSessions(Wanted wanted, int inFlight) {
    this.spec = SubjectCatalog.load().byName(wanted.design());
    this.plan = plan(wanted, inFlight);
    this.conditions = plan.wishes().over(spec.conditions());
    Target.Embedded where = new Target.Embedded(0);
    this.server = VerifyingServer.start(where, authority, conditions, 0, this::failed);
    this.subject = spec.create(context());
  }

  private static RunPlan plan(Wanted wanted, int inFlight) {
    Set<Provocation> provocations =
        wanted.compressed() ? Set.of(Provocation.COMPRESSION) : Set.of();
    MessageSizes sizes = new MessageSizes(wanted.size(), wanted.size());
    return new RunPlan(
        List.of(wanted.design()),
        wanted.sessions(),
        Budget.of(Duration.ofHours(1)),
        List.of(new TlsProfile(TlsProvider.of(wanted.provider()), TlsVersion.TLS_1_3)),
        new Wishes(Workload.ECHO, provocations, sizes, inFlight),
        0,
        LoadModel.CLOSED,
        Dispatch.SELECTOR,
        1,
        new Target.Embedded(0),
        Apparatus.PLAIN.withJournal(false));
  }

  private SubjectContext context() {
    return new SubjectContext(
        server.uri(),
        plan.tls().get(0),
        authority.trustStore(),
        conditions,
        plan.dispatch(),
        plan.streams(),
        2 * conditions.inFlight(),
        LoadGenerator.longestMessage(conditions),
        false,
        0,
        0);
  }

  /** A load for all the sessions that is not started yet. */
  LoadGenerator load() {
    LoadGenerator load = new LoadGenerator(plan, conditions, 0, this::failed);
    for (Conversation conversation : load.conversations()) {
      conversation.opened(open(conversation.session(), conversation));
    }
    return load;
  }

  /** Opens a session and waits until it is open. */
  SubjectSession open(int number, SessionHandler handler) {
    try {
      return subject
          .open(number, handler)
          .toCompletableFuture()
          .get(OPENING_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("session " + number + " did not open", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the benchmark with what was seen. */
  void failed(Observation seen) {
    fault = seen;
  }

  /** Does nothing if all was as it should be until now. */
  void requireSound() {
    Observation seen = fault;
    if (seen != null) {
      throw new IllegalStateException(seen.sentence());
    }
  }

  @Override
  public void close() {
    subject.close();
    server.close();
  }
}
