package org.todoku.migrations;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 server of our own, run as a child process on a loopback port, with its data in a
 * folder. It knows two roles beside its superuser: the owner of the schema, who migrates, and the
 * application, who only reads and writes what migrations grant.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String DATABASE = "todoku";
  private static final String OWNER = "todoku_owner";
  private static final String APPLICATION = "todoku_app";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final String password;

  /** What goes when the server stops; null where the data stay. */
  private final @Nullable Path thrownAway;

  private EmbeddedDatabase(EmbeddedPostgres server, String password, @Nullable Path thrownAway) {
    this.server = server;
    this.password = password;
    this.thrownAway = thrownAway;
  }

  /**
   * Starts the server on a folder, creating it when it is empty. What was committed survives a
   * crash. A server that a killed workbench left behind on this folder is stopped first.
   *
   * @param folder the folder for this database, created if need be; nobody else may be using it
   * @throws IOException if the folder cannot be written or the server does not start
   */
  public static EmbeddedDatabase open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path data = folder.resolve("data");
    stopLeftBehind(data);
    return start(folder, data, "on", null);
  }

  /**
   * Starts a server whose data are not kept, for builds and tests; faster, and unsafe on a crash.
   *
   * @param folder an empty folder; it is removed when the database is closed
   */
  public static EmbeddedDatabase throwAway(Path folder) throws IOException {
    return start(folder, folder.resolve("data"), "off", folder);
  }

  private static EmbeddedDatabase start(
      Path folder, Path data, String durable, @Nullable Path thrownAway) throws IOException {
    Path passwordFile = folder.resolve("password");
    String password = password(passwordFile);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPGStartupWait(PATIENCE)
            // whoever opened it closes it, in the right order
            .setRegisterShutdownHook(false)
            // initdb takes these as --name=value; they replace the trust that it would set up
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("encoding", "UTF8")
            .setLocaleConfig("locale", "C.UTF-8")
            .setConnectConfig("password", password)
            .setDataDirectoryCustomizer(EmbeddedDatabase::requirePasswords)
            // the library starts servers with -F; a database that keeps people's work must sync
            .setServerConfig("fsync", durable)
            .setServerConfig("synchronous_commit", durable)
            .setServerConfig("full_page_writes", durable)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "60")
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("timezone", "Asia/Tokyo")
            .setServerConfig("jit", "off")
            .start();
    EmbeddedDatabase database = new EmbeddedDatabase(server, password, thrownAway);
    try {
      database.prepare(durable);
    } catch (SQLException e) {
      database.close();
      throw new IOException("The embedded PostgreSQL started but could not be set up", e);
    }
    return database;
  }

  /** The database as the role that owns and migrates the schema. */
  public DatabaseAddress owner() {
    return new DatabaseAddress(url(), OWNER, password);
  }

  /** The database as the role of the running application. */
  public DatabaseAddress application() {
    return new DatabaseAddress(url(), APPLICATION, password);
  }

  @Override
  public void close() {
    try {
      server.close();
      if (thrownAway != null) {
        remove(thrownAway);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
  }

  private void prepare(String durable) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", password);
        Statement statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
        String actual = one(statement, "SELECT current_setting('" + setting + "')").orElse("");
        if (!actual.equals(durable)) {
          throw new SQLException(setting + " is " + actual + " and must be " + durable);
        }
      }
      for (String role : List.of(OWNER, APPLICATION)) {
        if (one(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
          statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + password + "'");
        }
      }
      if (one(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
          .isEmpty()) {
        statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
      }
    }
  }

  private static Optional<String> one(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createDirectories(file.getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, password);
    return password;
  }

  private static void requirePasswords(File data) {
    try {
      Files.writeString(
          data.toPath().resolve("pg_hba.conf"),
          """
          # Only this machine, and only with the password that lies beside the data folder.
          host all all 127.0.0.1/32 scram-sha-256
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A killed workbench leaves its server running, and a second one on the same folder hangs. The
   * process is stopped only if it is a PostgreSQL started on exactly this folder.
   */
  private static void stopLeftBehind(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid = lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
    Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
    if (process.filter(handle -> runsOn(handle, data)).isPresent()) {
      ProcessHandle handle = process.get();
      handle.destroy();
      try {
        handle.onExit().get(30, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        handle.destroyForcibly();
        handle.onExit().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while stopping the database left behind", e);
      } catch (ExecutionException e) {
        throw new CompletionException(e);
      }
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean runsOn(ProcessHandle handle, Path data) {
    try {
      String command =
          Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline"))
              .replace('\0', ' ');
      return command.contains("postgres") && command.contains(data.toString());
    } catch (IOException e) {
      return false; // gone meanwhile, or not ours to see
    }
  }
}
