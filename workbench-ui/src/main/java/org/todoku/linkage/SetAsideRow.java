package org.todoku.linkage;

import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * One problem of a row that was kept aside.
 *
 * @param importId the import it came with
 * @param row the line of the file, from 1 and with the header counted
 * @param column the column's name, or null for the whole row
 * @param value what stood there, shortened
 * @param reason the word of a {@link org.todoku.linkage.sender.Problem.Kind}
 * @param expected what was expected instead
 * @param raw the whole row, or null once it is not needed any more
 */
public record SetAsideRow(
    long importId,
    long row,
    @Nullable String column,
    @Nullable String value,
    String reason,
    LocalizedText expected,
    @Nullable String raw) {}
