package org.todoku.linkage;

import java.time.Duration;
import java.util.List;
import org.todoku.linkage.sender.Problem;
import org.todoku.vocabulary.LocalizedText;

/** What became of a file. */
public sealed interface ImportResult {
  /**
   * The good rows are in; the others are kept aside.
   *
   * @param importId the import's id
   * @param rowsRead rows of the file without its header
   * @param rowsAccepted rows that are in
   * @param rowsSetAside rows that are kept aside
   * @param superseded how many earlier imports this one replaces
   * @param notes what was noticed in the header
   * @param took how long it took
   */
  record Accepted(
      long importId,
      long rowsRead,
      long rowsAccepted,
      long rowsSetAside,
      int superseded,
      List<LocalizedText> notes,
      Duration took)
      implements ImportResult {
    public Accepted {
      notes = List.copyOf(notes);
    }
  }

  /** The same file is in already; nothing was added. */
  record AlreadyImported(PastImport earlier) implements ImportResult {}

  /**
   * The file as a whole does not fit; nothing of it is in.
   *
   * @param importId the entry of the refusal in the history
   * @param problems why
   */
  record Refused(long importId, List<Problem> problems) implements ImportResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
