package org.todoku.migrations;

import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the version of the schema that this build knows. */
public final class Schema {
  /** The migrations that travel with the product. */
  public static final String BUILT_IN = "classpath:db/migration";

  private Schema() {}

  /**
   * Applies all migrations that the database does not have yet.
   *
   * @param address the database, opened as the role that shall own its objects
   * @param location where the migrations are, in Flyway's notation
   * @return how many were applied
   * @throws SchemaTooNewException if the database has migrations that this build does not know
   * @throws org.flywaydb.core.api.FlywayException if one fails, or if an applied one was changed
   */
  public static int migrate(DatabaseAddress address, String location) {
    Flyway flyway = flyway(address, location);
    refuseNewer(flyway.info());
    return flyway.migrate().migrationsExecuted;
  }

  private static void refuseNewer(MigrationInfoService info) {
    List<MigrationInfo> future =
        Arrays.stream(info.applied())
            .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
            .toList();
    if (!future.isEmpty()) {
      String known =
          Arrays.stream(info.all())
              .filter(migration -> !future.contains(migration) && migration.getVersion() != null)
              .map(migration -> migration.getVersion().toString())
              .reduce((first, second) -> second)
              .orElse("0");
      throw new SchemaTooNewException(String.valueOf(future.getLast().getVersion()), known);
    }
  }

  private static Flyway flyway(DatabaseAddress address, String location) {
    return Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations(location)
        .defaultSchema("public")
        .load();
  }
}
