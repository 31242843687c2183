package org.todoku.migrations;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

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
   * @throws org.flywaydb.core.api.FlywayException if one fails, or if an applied one was changed
   */
  public static int migrate(DatabaseAddress address, String location) {
    MigrateResult result = flyway(address, location).migrate();
    return result.migrationsExecuted;
  }

  private static Flyway flyway(DatabaseAddress address, String location) {
    return Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations(location)
        .defaultSchema("public")
        .load();
  }
}
