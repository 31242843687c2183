package org.todoku.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;
import org.todoku.migrations.Schema;
import org.todoku.migrations.SchemaTooNewException;
import org.todoku.testing.TestDatabase;
import picocli.CommandLine;

class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void a_taken_port_is_said_with_another_to_try() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      Said said = serve("--port", Integer.toString(other.getLocalPort()), "--data", folder + "/d");

      assertThat(said.status()).isEqualTo(2);
      assertThat(said.message())
          .contains("port " + other.getLocalPort() + " is taken")
          .contains("--port " + (other.getLocalPort() + 1))
          .hasLineCount(1);
      assertThat(folder.resolve("d")).doesNotExist();
    }
  }

  @Test
  void a_port_that_cannot_be_is_refused() {
    Said said = serve("--port", "70000", "--data", folder.toString());

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.message()).contains("from 1 to 65535");
  }

  @Test
  void a_data_folder_that_cannot_be_written_is_said() throws IOException {
    Path file = Files.createFile(folder.resolve("in-the-way"));

    Said said = serve("--port", freePort(), "--data", file.resolve("data").toString());

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.message()).contains("cannot be written").contains("--data DIR").hasLineCount(1);
  }

  @Test
  void a_data_folder_of_a_newer_todoku_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("format"), "999\n");

    Said said = serve("--port", freePort(), "--data", folder.toString());

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.message()).contains("written by a newer Todoku").hasLineCount(1);
    assertThat(folder.resolve("postgres")).doesNotExist();
  }

  @Test
  void a_folder_that_is_in_use_is_not_opened_twice() throws Exception {
    try (DataFolder held = DataFolder.open(folder)) {
      Said said = serve("--port", freePort(), "--data", folder.toString());

      assertThat(held.path()).isEqualTo(folder);
      assertThat(said.status()).isEqualTo(2);
      assertThat(said.message()).contains("another Todoku is running").hasLineCount(1);
    }
  }

  @Test
  void an_address_that_is_no_postgresql_is_refused() throws Exception {
    try (DataFolder held = DataFolder.open(folder)) {
      assertThatThrownBy(
              () -> ServedDatabase.open(held, Map.of("TODOKU_DATABASE_URL", "mysql://localhost/x")))
          .isInstanceOf(CannotServeException.class)
          .hasMessageContaining("postgresql://");
    }
  }

  @Test
  void a_wrong_password_is_said_at_once_and_never_printed() throws Exception {
    DatabaseAddress address = TestDatabase.application();
    Map<String, String> environment =
        Map.of(
            "TODOKU_DATABASE_URL", address.url(),
            "TODOKU_DATABASE_USER", address.user(),
            "TODOKU_DATABASE_PASSWORD", "not-the-password");
    try (DataFolder held = DataFolder.open(folder)) {
      assertThatThrownBy(() -> ServedDatabase.open(held, environment))
          .isInstanceOf(CannotServeException.class)
          .hasMessageContaining("cannot be used")
          .hasMessageNotContaining("not-the-password");
    }
  }

  @Test
  void a_database_of_a_newer_todoku_is_left_alone() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.throwAway(folder.resolve("newer"))) {
      Schema.migrate(database.owner(), Schema.BUILT_IN);
      execute(
          database.owner(),
          """
          INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
              checksum, installed_by, execution_time, success)
          VALUES (9999, '9000', 'of tomorrow', 'SQL', 'V9000__of_tomorrow.sql', 1, 'x', 1, true)
          """);

      assertThatThrownBy(() -> Schema.migrate(database.owner(), Schema.BUILT_IN))
          .isInstanceOfSatisfying(
              SchemaTooNewException.class, e -> assertThat(e.found()).isEqualTo("9000"));
    }
  }

  @Test
  void published_versions_cannot_be_changed_or_removed_in_the_database() {
    String insert =
        """
        INSERT INTO library.rule_version (rule_id, version, content, checksum, position, published_at, published_by)
        VALUES ('append-only-test', 1, 'x', repeat('0', 64), 0, now(), 'test')
        """;
    assertThatThrownBy(
            () ->
                execute(
                    TestDatabase.application(),
                    insert + "; UPDATE library.rule_version SET content = 'y'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> execute(TestDatabase.owner(), insert + "; DELETE FROM library.rule_version"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("append-only");
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static Said serve(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
      int status = new CommandLine(new ServeCommand()).execute(arguments);
      return new Said(status, messages.toString(StandardCharsets.UTF_8).strip());
    } finally {
      System.setErr(before);
    }
  }

  private record Said(int status, String message) {}
}
