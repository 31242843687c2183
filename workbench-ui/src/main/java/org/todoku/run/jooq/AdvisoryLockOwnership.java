package org.todoku.run.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Repository;
import org.todoku.run.RunOwnership;

/**
 * An advisory lock of PostgreSQL for each run, held by a connection of its own: PostgreSQL frees it
 * when the server that holds it is gone.
 */
@Repository
class AdvisoryLockOwnership implements RunOwnership {
  private static final Logger LOG = LoggerFactory.getLogger(AdvisoryLockOwnership.class);

  /** The first key of all locks of runs, so that they meet no others. */
  private static final int RUNS = 0x52554E;

  private static final int SECONDS_TO_ANSWER = 5;

  private final DataSource connections;

  AdvisoryLockOwnership(DataSource connections) {
    this.connections = connections;
  }

  @Override
  public Optional<Owned> take(long run) {
    Lock lock = new Lock(run);
    return lock.lock() ? Optional.of(lock) : Optional.empty();
  }

  private final class Lock implements Owned {
    private final int key;
    private @Nullable Connection connection;

    Lock(long run) {
      this.key = Long.hashCode(run);
    }

    @Override
    public synchronized boolean keep() {
      Connection held = connection;
      try {
        if (held != null && held.isValid(SECONDS_TO_ANSWER)) {
          return true;
        }
      } catch (SQLException e) {
        LOG.debug("the connection that held a run is gone", e);
      }
      discard();
      return lock();
    }

    private synchronized boolean lock() {
      try {
        Connection fresh = connections.getConnection();
        connection = fresh;
        boolean locked =
            DSL.using(fresh, SQLDialect.POSTGRES)
                .fetchSingle("SELECT pg_try_advisory_lock(?, ?)", RUNS, key)
                .into(Boolean.class);
        if (!locked) {
          discard();
        }
        return locked;
      } catch (SQLException e) {
        throw new DataAccessResourceFailureException("no connection to hold a run by", e);
      }
    }

    @Override
    public synchronized void close() {
      Connection held = connection;
      if (held != null) {
        try {
          DSL.using(held, SQLDialect.POSTGRES)
              .fetchSingle("SELECT pg_advisory_unlock(?, ?)", RUNS, key);
        } catch (RuntimeException e) {
          LOG.debug("the connection that held a run is gone, and the lock with it", e);
        }
      }
      discard();
    }

    private void discard() {
      Connection held = connection;
      connection = null;
      if (held != null) {
        try {
          held.close();
        } catch (SQLException e) {
          LOG.debug("the connection that held a run does not close", e);
        }
      }
    }
  }
}
