package org.todoku.linkage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * An import as the history shows it.
 *
 * @param id counts up
 * @param sender the sender's id
 * @param custodian the department that holds the data
 * @param part the part of the sender, or empty
 * @param from first day of the period, or null
 * @param to last day of the period or the day of the snapshot; null where the file was refused
 *     before it was known
 * @param notes why it was refused, or what was noticed
 */
public record PastImport(
    long id,
    String sender,
    String custodian,
    String system,
    String part,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    String fileName,
    State state,
    long rowsRead,
    long rowsAccepted,
    long rowsSetAside,
    List<LocalizedText> notes,
    Instant at,
    String by,
    Duration took) {

  public PastImport {
    notes = List.copyOf(notes);
  }

  /** What became of an import. */
  public enum State {
    ACCEPTED("accepted"),
    /** A newer file says it all again. */
    SUPERSEDED("superseded"),
    /** Not taken in at all. */
    REFUSED("refused");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
