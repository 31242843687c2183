package org.todoku.authoring.jooq;

import org.jooq.DSLContext;
import org.todoku.authoring.DraftStore;

/** Makes stores of drafts where no application runs: for the command line. */
public final class DraftStores {
  private DraftStores() {}

  /** A store in the database of a context. */
  public static DraftStore of(DSLContext database) {
    return new DraftRepository(database);
  }
}
