package org.todoku.simulation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.todoku.linkage.LinkedPopulation;
import org.todoku.linkage.LinkedPopulation.Reading;
import org.todoku.linkage.LinkedPopulation.View;

/** One simulation at work: page after page of children is read and counted, and let go. */
final class SimulationExecution {
  private static final Logger LOG = LoggerFactory.getLogger(SimulationExecution.class);
  private static final int PAGE = 500;

  private final long simulation;
  private final LinkedPopulation children;
  private final View view;
  private final Counting counting;
  private final Told told;
  private final Thread thread;
  private volatile boolean cancelled;

  /** Who wants to know how it goes; called from the simulation's own thread. */
  interface Told {
    void progress(long done);

    void finished(Figures figures);

    /**
     * It ended without figures.
     *
     * @param message why, or empty
     */
    void ended(SimulationState state, String message);
  }

  SimulationExecution(
      long simulation, LinkedPopulation children, View view, Counting counting, Told told) {
    this.simulation = simulation;
    this.children = children;
    this.view = view;
    this.counting = counting;
    this.told = told;
    this.thread =
        Thread.ofPlatform().daemon().name("simulation-" + simulation).unstarted(this::work);
  }

  long simulation() {
    return simulation;
  }

  void start() {
    thread.start();
  }

  void cancel() {
    cancelled = true;
  }

  void join() throws InterruptedException {
    thread.join(Duration.ofSeconds(10));
  }

  private void work() {
    try {
      Reading reading = children.open(view);
      @Nullable String last = null;
      long done = 0;
      List<String> page = children.childrenAfter(last, PAGE);
      while (!page.isEmpty() && !cancelled) {
        counting.add(reading.profiles(page));
        done += page.size();
        last = page.getLast();
        told.progress(done);
        page = children.childrenAfter(last, PAGE);
      }
      if (cancelled) {
        told.ended(SimulationState.CANCELLED, "");
      } else {
        told.finished(counting.figures());
      }
    } catch (RuntimeException e) {
      LOG.error("Simulation {} failed", simulation, e);
      told.ended(SimulationState.FAILED, String.valueOf(e.getMessage()));
    }
  }
}
