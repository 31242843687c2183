package org.todoku.linkage.profile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.linkage.sender.SenderProfile.Covers;

/**
 * An accepted import as far as profiles need it.
 *
 * @param id counts up with the time of the import
 * @param part the part of the sender, or empty
 * @param from first day of the period, or null
 * @param to last day of the period, or the day of the snapshot
 * @param incomplete whether more rows were set aside than are known
 * @param entities what holds for those without a row, as JSON, by entity
 */
public record StoredImport(
    long id,
    String sender,
    String part,
    String custodian,
    String system,
    Content content,
    Covers covers,
    @Nullable LocalDate from,
    LocalDate to,
    boolean incomplete,
    Map<String, Optional<String>> entities) {
  public StoredImport {
    entities = Map.copyOf(entities);
  }
}
