package org.todoku.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;
import org.todoku.migrations.Schema;

/**
 * The real PostgreSQL that tests run against: one server a JVM, migrated once. Tests clean up what
 * they write, or use ids of their own.
 */
public final class TestDatabase {
  private static final EmbeddedDatabase DATABASE = start();

  private TestDatabase() {}

  /** The database as the application sees it. */
  public static DatabaseAddress application() {
    return DATABASE.application();
  }

  /** The database as its owner. */
  public static DatabaseAddress owner() {
    return DATABASE.owner();
  }

  private static EmbeddedDatabase start() {
    try {
      Path folder = Files.createTempDirectory("todoku-test");
      EmbeddedDatabase database = EmbeddedDatabase.throwAway(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      Schema.migrate(database.owner(), Schema.BUILT_IN);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
