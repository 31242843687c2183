package org.todoku.command;

import java.nio.file.Path;
import java.time.Clock;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.todoku.Workbench;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.Schema;
import org.todoku.migrations.SchemaTooNewException;
import picocli.CommandLine.Option;

/** The option {@code --data}, for commands that work on what a workbench has stored. */
final class StoredRules {
  /** Dates and moments of stored rules are those of the municipality. */
  static final Clock CLOCK = Clock.system(Workbench.ZONE);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the workbench (default: .todoku), which must not be running; with TODOKU_DATABASE_URL that database.")
  private @Nullable Path data;

  /** Works on the stored rules, in one transaction. */
  interface Work {
    int on(DSLContext database) throws Exception;
  }

  /**
   * Does something with what is stored; all of it is kept only where the answer is {@link
   * Main#DONE}.
   *
   * @throws WrongCallException if the database cannot be used
   */
  int use(Work work) {
    Path folder = data == null ? ServeCommand.home().resolve(".todoku") : data;
    try (DataFolder opened = DataFolder.open(folder.toAbsolutePath().normalize());
        ServedDatabase served = ServedDatabase.open(opened, System.getenv())) {
      Schema.migrate(served.owner(), Schema.BUILT_IN);
      return within(served.application(), work);
    } catch (CannotServeException e) {
      throw new WrongCallException(String.valueOf(e.getMessage()));
    } catch (SchemaTooNewException e) {
      throw new WrongCallException("the database was written by a newer Todoku");
    }
  }

  private static int within(DatabaseAddress address, Work work) {
    try (CloseableDSLContext database =
        DSL.using(address.url(), address.user(), address.password())) {
      database.settings().withExecuteLogging(false);
      return database.transactionResult(
          configuration -> {
            int status = work.on(DSL.using(configuration));
            if (status != Main.DONE) {
              throw new NotKept(status);
            }
            return status;
          });
    } catch (NotKept e) {
      return e.status;
    }
  }

  /** Rolls back. */
  private static final class NotKept extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    NotKept(int status) {
      super(null, null, false, false);
      this.status = status;
    }
  }
}
