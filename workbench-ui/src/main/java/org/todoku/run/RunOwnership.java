package org.todoku.run;

import java.util.Optional;

/**
 * Lets one server at a time work on a run, however many share the database. Who owns a run keeps it
 * until it is given back, or until the server or its connection is gone.
 */
public interface RunOwnership {
  /** Takes a run; empty where another server has it. */
  Optional<Owned> take(long run);

  /** A run that is owned. */
  interface Owned extends AutoCloseable {
    /**
     * Whether it still is. Where the connection was lost, it is taken again if nobody else has
     * taken it meanwhile.
     */
    boolean keep();

    /** Gives it back. */
    @Override
    void close();
  }
}
