package org.todoku.command;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;

/** The database behind a served workbench: the embedded one, or one that the environment names. */
final class ServedDatabase implements AutoCloseable {
  private static final int OLDEST_MAJOR = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final DatabaseAddress owner;
  private final DatabaseAddress application;
  private final @Nullable EmbeddedDatabase embedded;

  private ServedDatabase(
      DatabaseAddress owner, DatabaseAddress application, @Nullable EmbeddedDatabase embedded) {
    this.owner = owner;
    this.application = application;
    this.embedded = embedded;
  }

  /**
   * @param folder where the embedded database lives
   * @param environment {@code TODOKU_DATABASE_URL}, {@code _USER} and {@code _PASSWORD} name
   *     another
   */
  static ServedDatabase open(DataFolder folder, Map<String, String> environment)
      throws CannotServeException {
    String url = environment.getOrDefault("TODOKU_DATABASE_URL", "").strip();
    if (url.isEmpty()) {
      try {
        EmbeddedDatabase database = EmbeddedDatabase.open(folder.database());
        return new ServedDatabase(database.owner(), database.application(), database);
      } catch (IOException | IllegalStateException e) {
        throw new CannotServeException(
            "the embedded PostgreSQL does not start in "
                + folder.database()
                + " ("
                + e.getMessage()
                + "). Look at its log there, choose another --data DIR, or name a database of your own in TODOKU_DATABASE_URL");
      }
    }
    DatabaseAddress address =
        new DatabaseAddress(
            url.startsWith("jdbc:") ? url : "jdbc:" + url,
            environment.getOrDefault("TODOKU_DATABASE_USER", ""),
            environment.getOrDefault("TODOKU_DATABASE_PASSWORD", ""));
    await(address);
    return new ServedDatabase(address, address, null);
  }

  DatabaseAddress owner() {
    return owner;
  }

  DatabaseAddress application() {
    return application;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }

  /** A database that is still starting is waited for; one that refuses us is not. */
  private static void await(DatabaseAddress address) throws CannotServeException {
    if (!address.url().startsWith("jdbc:postgresql:")) {
      throw new CannotServeException(
          "TODOKU_DATABASE_URL names no PostgreSQL. It looks like postgresql://host:5432/todoku");
    }
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try (Connection connection =
          DriverManager.getConnection(address.url(), address.user(), address.password())) {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
          throw new CannotServeException(
              "the database at "
                  + address.url()
                  + " is PostgreSQL "
                  + major
                  + "; Todoku needs "
                  + OLDEST_MAJOR
                  + " or newer.");
        }
        return;
      } catch (SQLException e) {
        boolean unreachable = e.getSQLState() != null && e.getSQLState().startsWith("08");
        boolean starting = "57P03".equals(e.getSQLState());
        if (!unreachable && !starting || Instant.now().isAfter(end)) {
          throw new CannotServeException(
              "the database at "
                  + address.url()
                  + " cannot be used: "
                  + e.getMessage()
                  + ". Check TODOKU_DATABASE_URL, TODOKU_DATABASE_USER and TODOKU_DATABASE_PASSWORD, and that the server runs.");
        }
        System.err.println(
            "todoku: the database at " + address.url() + " does not answer yet; trying again ...");
        pause();
      }
    }
  }

  private static void pause() throws CannotServeException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotServeException("stopped while waiting for the database");
    }
  }
}
