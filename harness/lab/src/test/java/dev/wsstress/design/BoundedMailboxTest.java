package dev.wsstress.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedMailboxTest {
  private final BoundedMailbox<String> mailbox = new BoundedMailbox<>("session-7", 1);

  /** A thread that puts a second message, and how that ended: null if it got in. */
  private final class Sender extends Thread {
    final CompletableFuture<AtomicReference<RejectedExecutionException>> end =
        new CompletableFuture<>();

    @Override
    public void run() {
      AtomicReference<RejectedExecutionException> refusal = new AtomicReference<>();
      try {
        mailbox.put("second");
      } catch (RejectedExecutionException e) {
        refusal.set(e);
      }
      end.complete(refusal);
    }

    /** Starts it and returns when it waits for room. */
    Sender waiting() {
      start();
      while (getState() != State.WAITING) {
        Thread.onSpinWait();
      }
      return this;
    }
  }

  @Test
  void shouldGiveBackInOrder() throws Exception {
    BoundedMailbox<String> two = new BoundedMailbox<>("session-7", 2);
    two.put("first");
    two.put("second");

    assertThat(two.take()).isEqualTo("first");
    assertThat(two.take()).isEqualTo("second");
  }

  @Test
  void shouldMakeSendersWaitUntilThereIsRoom() throws Exception {
    mailbox.put("first");
    Sender sender = new Sender().waiting();

    assertThat(mailbox.take()).isEqualTo("first");
    assertThat(sender.end.get().get()).isNull();
    assertThat(mailbox.take()).isEqualTo("second");
  }

  @Test
  void shouldRefuseWhoWaitsWhenItIsClosed() throws Exception {
    mailbox.put("first");
    Sender sender = new Sender().waiting();

    mailbox.close();

    assertThat(sender.end.get().get()).hasMessage("session-7 is closed");
  }

  @Test
  void shouldRefuseWhoIsInterruptedAndLeaveHimInterrupted() throws Exception {
    mailbox.put("first");
    Sender sender = new Sender().waiting();

    sender.interrupt();

    assertThat(sender.end.get().get()).hasCauseInstanceOf(InterruptedException.class);
    assertThat(mailbox.take()).isEqualTo("first");
  }

  @Test
  void shouldStillGiveWhatIsInWhenItIsClosed() throws Exception {
    mailbox.put("first");
    mailbox.close();

    assertThatThrownBy(() -> mailbox.put("late")).isInstanceOf(RejectedExecutionException.class);
    assertThat(mailbox.take()).isEqualTo("first");
    assertThat(mailbox.take()).isNull();
  }
}
