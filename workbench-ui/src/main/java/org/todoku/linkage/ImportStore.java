package org.todoku.linkage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.Batch;
import org.todoku.linkage.sender.FileCoverage;
import org.todoku.linkage.sender.Problem;
import org.todoku.linkage.sender.Refused;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.vocabulary.LocalizedText;

/** Keeps imports and what came with them. */
public interface ImportStore {
  /**
   * Rows of one file that are kept aside with all they say; of more, only their number is known.
   */
  int MOST_ROWS_ASIDE = 10_000;

  /** An accepted import of the same bytes. */
  Optional<PastImport> sameFile(String sender, String part, String sha256);

  /**
   * Takes a file in: all that {@code work} does is one transaction, and nothing remains if it
   * fails.
   *
   * @throws Refused as {@code work} throws it
   */
  <T> T takeIn(NewImport what, Work<T> work) throws IOException, Refused;

  /** Notes a file that was refused. */
  long refuse(NewImport what, List<Problem> problems);

  /**
   * The history, newest first.
   *
   * @param custodian of whose files only, or null for all
   */
  List<PastImport> history(@Nullable String custodian, int offset, int limit);

  int countHistory(@Nullable String custodian);

  /** Accepted imports since a moment of which rows were kept aside. */
  int countWithRowsAside(@Nullable String custodian, Instant since);

  Optional<PastImport> find(long importId);

  /** The problems of the rows kept aside, by row. */
  List<SetAsideRow> setAside(long importId, int offset, int limit);

  /** How many problems the rows kept aside have. */
  int countSetAside(long importId);

  /** What each sender's accepted imports hold together. */
  List<Holding> holdings();

  /** What is done within the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T run(Transaction transaction) throws IOException, Refused;
  }

  /** One import while it is going on. */
  interface Transaction {
    long importId();

    /**
     * Writes a batch.
     *
     * @return records that an earlier batch of this file already had; they were not written
     */
    List<Repeated> write(Batch batch) throws IOException;

    /** Keeps rows aside; problems of one row come together. */
    void setAside(List<AsideRow> rows) throws IOException;

    /**
     * Ends the import: earlier ones that say nothing beyond it are superseded.
     *
     * @return how many were
     */
    int finish(long rowsRead, long rowsAccepted, List<LocalizedText> notes, Duration took);
  }

  /** A row that does not fit. */
  record AsideRow(List<Problem> problems, @Nullable String key, String raw) {
    public AsideRow {
      problems = List.copyOf(problems);
    }
  }

  /** A second record of a subject that may have only one, and the row of the first. */
  record Repeated(String key, long row, long firstRow) {}

  /** A file to take in. */
  record NewImport(
      SenderProfile profile,
      Optional<FileCoverage> coverage,
      String fileName,
      String sha256,
      long bytes,
      Instant at,
      String by) {}

  /**
   * What the workbench holds of one sender.
   *
   * @param imports number of accepted imports
   * @param latest the newest of them
   * @param subjects persons or households
   * @param linked how many of them are linked
   */
  record Holding(String sender, int imports, PastImport latest, long subjects, long linked) {}
}
