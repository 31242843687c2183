package org.todoku.linkage.sender;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;
import org.todoku.vocabulary.Vocabulary;

/**
 * Reads one file from beginning to end in bounded memory: rows are gathered in a {@link Batch} and
 * handed over whenever it has grown to its limit. Not for several threads.
 */
public final class FileImport implements AutoCloseable {
  private final SourceFile file;
  private final RowReader rows;
  private final long batchLimit;
  private long rowsRead;
  private long rowsAccepted;

  private FileImport(SourceFile file, RowReader rows, long batchLimit) {
    this.file = file;
    this.rows = rows;
    this.batchLimit = batchLimit;
  }

  /**
   * Opens a file and checks its encoding and header.
   *
   * @param others all known senders, to recognise a file that was taken for another
   * @param batchLimit bytes that a batch may take, roughly
   * @throws Refused if the file as a whole does not fit
   */
  public static FileImport open(
      Path path,
      SenderProfile profile,
      Collection<SenderProfile> others,
      Vocabulary vocabulary,
      FileCoverage coverage,
      long batchLimit)
      throws IOException, Refused {
    SourceFile file = SourceFile.open(path, profile, others);
    return new FileImport(file, new RowReader(profile, file, vocabulary, coverage), batchLimit);
  }

  /** The sender whose file this seems to be, by its header, whatever its encoding. */
  public static Optional<SenderProfile> recognise(Path path, Collection<SenderProfile> senders)
      throws IOException {
    return Header.of(path).fits(senders, true);
  }

  /** What was noticed in the header and does not hinder: columns that nobody reads. */
  public List<LocalizedText> notes() {
    return file.unknownColumns().stream()
        .map(
            column ->
                new LocalizedText(
                    "列「" + column + "」は送付元の設定にないため読みません。",
                    "Column \"" + column + "\" is not in the sender's profile and is not read."))
        .toList();
  }

  /**
   * Reads all rows.
   *
   * @throws Refused if the file turns out not to be what it should be, or has no rows
   */
  public void read(Listener listener) throws IOException, Refused {
    List<Problem> problems = new ArrayList<>();
    while (file.next()) {
      rowsRead++;
      problems.clear();
      if (rows.read(problems)) {
        rowsAccepted++;
      } else {
        listener.setAside(List.copyOf(problems), rows.lastKey(), raw());
      }
      if (rows.batch().bytes() > batchLimit) {
        hand(listener);
      }
      if ((rowsRead & 0x3fff) == 0) {
        listener.progress(rowsRead);
      }
    }
    if (rowsRead == 0) {
      throw new Refused(
          new Problem(
              null,
              null,
              null,
              Problem.Kind.EMPTY,
              new LocalizedText("見出しだけで、データの行がありません。", "There is a header but no row of data.")));
    }
    if (!rows.batch().isEmpty()) {
      hand(listener);
    }
    listener.progress(rowsRead);
  }

  /** Takes back rows that only the receiver of a batch could know to be repetitions. */
  public Problem repeated(long row, String key, long firstRow) {
    rowsAccepted--;
    return rows.repeated(row, key, firstRow);
  }

  public long rowsRead() {
    return rowsRead;
  }

  public long rowsAccepted() {
    return rowsAccepted;
  }

  private void hand(Listener listener) throws IOException {
    listener.batch(rows.batch());
    rows.batch().next();
  }

  private String raw() {
    StringBuilder raw = new StringBuilder();
    List<String> cells = file.csv().row();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).replace('\0', '\ufffd');
      boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
      raw.append(i == 0 ? "" : ",").append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return raw.toString();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Receives what is read. */
  public interface Listener {
    /** A batch that has grown to its limit, or the last one; it is emptied afterwards. */
    void batch(Batch batch) throws IOException;

    /**
     * A row that does not fit.
     *
     * @param problems all its problems
     * @param key the subject's number, or null where it could not be read
     * @param raw the row as comma-separated text
     */
    void setAside(List<Problem> problems, @Nullable String key, String raw) throws IOException;

    /** How many rows have been read. */
    void progress(long rowsRead);
  }
}
