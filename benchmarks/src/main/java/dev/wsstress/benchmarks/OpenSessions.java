package dev.wsstress.benchmarks;

import dev.wsstress.api.MessageSizes;
import dev.wsstress.api.Provocation;
import dev.wsstress.api.SessionHandler;
import dev.wsstress.api.Subject;
import dev.wsstress.api.SubjectSession;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.api.Workload;
import dev.wsstress.load.Conversation;
import dev.wsstress.load.LoadGenerator;
import dev.wsstress.model.Observation;
import dev.wsstress.plan.ConditionOverrides;
import dev.wsstress.plan.Dispatch;
import dev.wsstress.plan.Instruments;
import dev.wsstress.plan.RunPlan;
import dev.wsstress.plan.TlsProfile;
import dev.wsstress.plan.TlsProvider;
import dev.wsstress.plan.TlsVersion;
import dev.wsstress.plan.TrialKey;
import dev.wsstress.plan.TrialPlan;
import dev.wsstress.server.ConnectionId;
import dev.wsstress.server.ServerListener;
import dev.wsstress.server.ServerSetup;
import dev.wsstress.server.VerifyingServer;
import dev.wsstress.subject.SubjectCatalog;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.tls.ClientTaps;
import dev.wsstress.tls.TestAuthority;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The verifying server and a subject that opens real sessions to it over loopback, both in this
 * JVM. What either side sees that should not be ends the benchmark. For one thread.
 */
final class OpenSessions implements AutoCloseable {
  private static final int OPENING_SECONDS = 30;

  private final TrialPlan plan;
  private final VerifyingServer server;
  private final Subject subject;
  private volatile @Nullable Observation fault;

  /** What is asked for. */
  record Wanted(String design, String provider, int size, int sessions, boolean compressed) {}

  OpenSessions(Wanted wanted, int inFlight) {
    SubjectSpec spec = SubjectCatalog.load().byName(wanted.design());
    this.plan = plan(wanted, inFlight, spec);
    ServerSetup setup = new ServerSetup(0, TestAuthority.create(), plan.conditions(), false);
    this.server = VerifyingServer.start(setup, 0, new Faults(this::failed));
    this.subject = spec.create(context());
  }

  /** Ends the benchmark with what the server sees. */
  private record Faults(Consumer<Observation> failed) implements ServerListener {
    @Override
    public void observed(ConnectionId connection, Observation seen) {
      failed.accept(seen);
    }
  }

  private static TrialPlan plan(Wanted wanted, int inFlight, SubjectSpec spec) {
    Set<Provocation> provocations =
        wanted.compressed() ? Set.of(Provocation.COMPRESSION) : Set.of();
    MessageSizes sizes = new MessageSizes(wanted.size(), wanted.size());
    TlsProfile tls = new TlsProfile(TlsProvider.of(wanted.provider()), TlsVersion.TLS_1_3);
    return RunPlan.of(wanted.design())
        .sessions(wanted.sessions())
        .overrides(new ConditionOverrides(Workload.ECHO, provocations, sizes, inFlight))
        .actors(0)
        .dispatch(Dispatch.SELECTOR)
        .instruments(Instruments.PLAIN.withJournal(false))
        .build()
        .trial(new TrialKey(1, wanted.design(), tls), spec.conditions());
  }

  private TrialContext context() {
    return new TrialContext(
        // The caller's thread sends.
        plan.with(plan.load().withActors(1)),
        server.endpoint(),
        LoadGenerator.longestMessage(plan.conditions()),
        0,
        new ClientTaps(),
        Thread::new);
  }

  /** A load for all the sessions that is not started yet. */
  LoadGenerator load() {
    LoadGenerator load = new LoadGenerator(plan, 0, this::failed);
    for (Conversation conversation : load.conversations()) {
      conversation.opened(open(conversation.number(), conversation));
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
