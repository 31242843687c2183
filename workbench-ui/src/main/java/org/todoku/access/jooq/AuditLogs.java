package org.todoku.access.jooq;

import java.time.Clock;
import org.jooq.DSLContext;
import org.todoku.access.AuditLog;

/** Makes logs where no application runs: for the command line. */
public final class AuditLogs {
  private AuditLogs() {}

  /** A log in the database of a context. */
  public static AuditLog of(DSLContext database, Clock clock) {
    return new JooqAuditLog(database, clock);
  }
}
