package dev.wsstress.load;

/** A sender: it runs a stream of a session whenever that may send again. Threadsafe. */
interface Actor {
  /** No thread of its own: the thread that finds that a stream may send runs it. */
  Actor SELF =
      new Actor() {
        @Override
        public void wake(Runnable stream) {
          stream.run();
        }

        @Override
        public boolean runAgainNow(Runnable stream) {
          return true;
        }
      };

  /** Asks for a run of a stream that is not waiting for one already. */
  void wake(Runnable stream);

  /**
   * Asked by a stream that was woken again while it ran.
   *
   * @return true if it should go on at once, false if it will be run again after others
   */
  boolean runAgainNow(Runnable stream);
}
