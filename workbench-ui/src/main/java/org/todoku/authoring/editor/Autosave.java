package org.todoku.authoring.editor;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Saves by itself, soon after a change, and again and again while it does not work: after a short
 * while first, then with longer ones between. A change that comes meanwhile does not wait for that.
 * Safe for several threads; works on a thread of its own while there is something to save.
 */
final class Autosave {
  private final String name;
  private final Times times;
  private final BooleanSupplier save;
  private boolean waits;
  private boolean works;
  private long due;
  private int failed;

  /**
   * How long is waited.
   *
   * @param soon after a change; changes meanwhile go with it
   * @param again after the first failure; twice as long after each further one
   * @param longest between two tries
   */
  record Times(Duration soon, Duration again, Duration longest) {
    Duration after(int failures) {
      int doublings = Math.clamp(failures - 1L, 0, 20);
      Duration pause = again.multipliedBy(1L << doublings);
      return pause.compareTo(longest) < 0 ? pause : longest;
    }
  }

  /**
   * @param name of the thread
   * @param save saves all that has changed; false where that failed and is worth another try
   */
  Autosave(String name, Times times, BooleanSupplier save) {
    this.name = name;
    this.times = times;
    this.save = save;
  }

  /** Something has changed. */
  synchronized void soon() {
    failed = 0;
    saveIn(times.soon());
    if (!works) {
      works = true;
      Thread.ofVirtual().name(name).start(this::work);
    }
  }

  private synchronized void saveIn(Duration pause) {
    long then = System.nanoTime() + pause.toNanos();
    if (!waits || then - due < 0) {
      due = then;
    }
    waits = true;
    notifyAll();
  }

  private void work() {
    boolean finished = false;
    try {
      while (pause()) {
        if (!save.getAsBoolean()) {
          tryAgain();
        }
      }
      finished = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!finished) {
        stopped();
      }
    }
  }

  private synchronized void stopped() {
    works = false;
  }

  /** Waits until it is time to save; false where nothing is left to save. */
  private synchronized boolean pause() throws InterruptedException {
    while (waits) {
      long left = due - System.nanoTime();
      if (left <= 0) {
        waits = false;
        return true;
      }
      Duration pause = Duration.ofNanos(left);
      wait(pause.toMillis(), pause.toNanosPart() % 1_000_000);
    }
    works = false;
    return false;
  }

  private synchronized void tryAgain() {
    failed++;
    saveIn(times.after(failed));
  }
}
