package dev.wsstress.design;

import dev.wsstress.api.Subject;
import dev.wsstress.subject.TrialContext;
import dev.wsstress.wire.WireSubject;

/**
 * One lock over everything that writes, on the wire pipeline: frame, wrap and write are one step
 * for actors and reader alike. What is read belongs to the one reader thread and needs no lock: a
 * TLS engine may unwrap beside a wrap ({@link javax.net.ssl.SSLEngine}, "Concurrency Notes").
 *
 * <p>The trap of this design is a lock that is held while a write blocks. If the peer reads nothing
 * until its own writes are read, and our reader needs the lock to answer, both wait forever. So no
 * thread holds the lock while it waits for the socket, see {@link MutexOutbound}.
 */
public final class MutexDesign extends Design {
  /** For the catalogue. */
  public MutexDesign() {
    super(
        "mutex",
        "one lock over frame, wrap and write; no thread holds it while it waits for the socket");
  }

  @Override
  Subject subject(TrialContext context) {
    return new WireSubject(context, MutexOutbound::new);
  }
}
