package dev.wsstress.load;

import org.jctools.queues.MpscBlockingConsumerArrayQueue;

/** A thread that sends. Threadsafe. */
final class ActorThread implements Actor, AutoCloseable {
  /** For the end, a mark that asks whether it is reached, and the encoder of a broadcast. */
  private static final int SPARE = 4;

  private final MpscBlockingConsumerArrayQueue<Runnable> ready;
  private final Thread thread;

  /** A mark that ends the thread; never run. */
  private final Runnable end = ActorThread.this::close;

  /**
   * Starts the thread.
   *
   * @param number names it
   * @param streams how many streams it will have; each may be ready once at a time
   */
  ActorThread(int number, int streams) {
    this.ready = new MpscBlockingConsumerArrayQueue<>(streams + SPARE);
    this.thread = new Thread(this::run, "actor-" + number);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void wake(Runnable stream) {
    ready.offer(stream);
  }

  @Override
  public boolean runAgainNow(Runnable stream) {
    wake(stream);
    return false;
  }

  private void run() {
    try {
      for (Runnable next = ready.take(); next != end; next = ready.take()) {
        next.run();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the thread after the streams that are ready now. */
  @Override
  public void close() {
    ready.offer(end);
  }
}
