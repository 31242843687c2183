package org.todoku.referral;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells every open board what changed, once it is stored. */
@Component
public class BoardChanges {
  private static final Logger LOG = LoggerFactory.getLogger(BoardChanges.class);

  private final List<Consumer<BoardChange>> listeners = new CopyOnWriteArrayList<>();

  /** Listens until the result is run. Listeners are called on any thread and must not linger. */
  public Runnable listen(Consumer<BoardChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells after the transaction, or not at all where it fails. */
  void afterCommit(BoardChange change) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      tell(change);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            tell(change);
          }
        });
  }

  private void tell(BoardChange change) {
    for (Consumer<BoardChange> listener : listeners) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        // a page that has gone away must not keep the others from hearing
        LOG.debug("a board did not hear of {}", change, e);
      }
    }
  }
}
