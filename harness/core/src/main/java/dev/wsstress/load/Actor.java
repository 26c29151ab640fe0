package dev.wsstress.load;

/** Who sends: it runs a stream of a session whenever that may send again. Threadsafe. */
interface Actor {
  /** Nobody in particular: whoever finds that a stream may send runs it, on its own thread. */
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
   * @return true if it should go on at once, false if it will be run again when others had their
   *     turn
   */
  boolean runAgainNow(Runnable stream);
}
