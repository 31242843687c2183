package org.todoku.linkage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.todoku.access.AuditEntry;
import org.todoku.access.AuditEvent;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.linkage.jooq.Repositories;
import org.todoku.linkage.sender.SenderProfile;

/** Imports one file in a program of its own, so that its memory can be bounded from outside. */
final class SmallHeapImport {
  private SmallHeapImport() {}

  /** Arguments: the database's address, role and password; sender, file and name. */
  public static void main(String[] arguments) throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(arguments[0]);
      pool.setUsername(arguments[1]);
      pool.setPassword(arguments[2]);
      pool.setMaximumPoolSize(2);
      SenderProfiles senders = LinkageFixture.senders();
      ImportService service =
          new ImportService(
              Repositories.imports(DSL.using(pool, SQLDialect.POSTGRES)),
              senders,
              Clock.systemUTC(),
              new Unread());
      SenderProfile sender = senders.find(arguments[3]).orElseThrow();
      ImportResult result =
          service.importFile(
              sender,
              Path.of(arguments[4]),
              arguments[5],
              ChosenCoverage.BY_NAME,
              "tester",
              rows -> {});
      System.out.println(result);
    }
  }

  /** Nobody reads what was done here. */
  private static final class Unread implements AuditLog {
    @Override
    public void record(AuditEvent event) {}

    @Override
    public List<AuditEntry> newest(AuditFilter filter, int limit) {
      return List.of();
    }
  }
}
