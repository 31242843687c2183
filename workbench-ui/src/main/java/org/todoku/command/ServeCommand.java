package org.todoku.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.todoku.Workbench;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.Schema;
import org.todoku.migrations.SchemaTooNewException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the workbench until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Runs the workbench in the browser, with an embedded database and demonstration data.",
      "With TODOKU_DATABASE_URL (and _USER, _PASSWORD) it uses that PostgreSQL (15 or newer) instead."
    })
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to answer on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for the embedded database and other files (default: .todoku).")
  private @Nullable Path data;

  @Option(names = "--no-demo", description = "Start with an empty database.")
  private boolean withoutDemonstration;

  @Override
  public Integer call() {
    try {
      requireFreePort(port);
      Path folder = data == null ? home().resolve(".todoku") : data;
      DataFolder opened = DataFolder.open(folder.toAbsolutePath().normalize());
      ServedDatabase database = ServedDatabase.open(opened, System.getenv());
      serve(opened, database);
      return 0;
    } catch (CannotServeException e) {
      System.err.println("todoku: " + e.getMessage());
      return 2;
    } catch (SchemaTooNewException e) {
      System.err.println(
          "todoku: the database has version "
              + e.found()
              + " of the schema, and this Todoku knows up to "
              + e.known()
              + ". Use the newer Todoku that wrote it, or another --data DIR.");
      return 2;
    }
  }

  private void serve(DataFolder folder, ServedDatabase database) {
    Schema.migrate(database.owner(), Schema.BUILT_IN);
    DatabaseAddress address = database.application();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", port);
    properties.put("spring.datasource.url", address.url());
    properties.put("spring.datasource.username", address.user());
    properties.put("spring.datasource.password", address.password());
    properties.put("todoku.demo", !withoutDemonstration);
    properties.put("todoku.data", folder.path().toString());
    SpringApplication application = new SpringApplication(Workbench.class);
    application.setDefaultProperties(properties);
    // The database stops after everything that still writes to it.
    SpringApplication.getShutdownHandlers()
        .add(
            () -> {
              database.close();
              folder.close();
            });
    application.run();
    System.out.println("Todoku answers at http://localhost:" + port + "/");
    awaitStop();
  }

  private static void awaitStop() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The folder of this Todoku, as its launcher says it; else the current one. */
  static Path home() {
    return Path.of(System.getProperty("todoku.home", ""));
  }

  private static void requireFreePort(int port) throws CannotServeException {
    if (port < 1 || port > 65535) {
      throw new CannotServeException("--port takes a number from 1 to 65535, not " + port + ".");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress((InetAddress) null, port));
    } catch (IOException e) {
      throw new CannotServeException(
          "port "
              + port
              + " is taken by another program. Stop that one, or choose another: ./todoku serve --port "
              + (port == 65535 ? 8080 : port + 1));
    }
  }
}
