package org.todoku.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.todoku.Workbench;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;
import org.todoku.migrations.Schema;

/** The workbench as people use it, on a port and a database of its own. */
final class RunningWorkbench implements AutoCloseable {
  private final EmbeddedDatabase database;
  private final ConfigurableApplicationContext application;

  RunningWorkbench(Map<String, Object> settings) throws IOException {
    Path folder = Files.createTempDirectory("todoku-story");
    database = EmbeddedDatabase.throwAway(folder);
    Schema.migrate(database.owner(), Schema.BUILT_IN);
    DatabaseAddress address = database.application();
    SpringApplication workbench = new SpringApplication(Workbench.class);
    workbench.setDefaultProperties(settings);
    application =
        workbench.run(
            "--server.port=0",
            "--spring.datasource.url=" + address.url(),
            "--spring.datasource.username=" + address.user(),
            "--spring.datasource.password=" + address.password(),
            "--todoku.data=" + folder);
  }

  String address() {
    int port = ((WebServerApplicationContext) application).getWebServer().getPort();
    return "http://localhost:" + port;
  }

  <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** Does something to the database that the application itself may not do. */
  void asOwner(String sql) throws SQLException {
    DatabaseAddress owner = database.owner();
    try (Connection connection =
            DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    application.close();
    database.close();
  }
}
