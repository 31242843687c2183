package org.todoku.library.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.todoku.vocabulary.LocalizedText;

/**
 * A rule in the words of the public catalogue.
 *
 * @param ruleId its id
 * @param title its name
 * @param provisional whether its criterion is a placeholder without an official source
 * @param who whom it concerns: its sentence
 * @param why what it is for
 * @param basis where its criterion comes from
 * @param thresholds what a municipality may set, with the limits
 * @param happens what happens where it matches, and where it cannot be told
 * @param happensNot where no candidate arises although it matches
 * @param data what is read, by kind of record
 */
public record CatalogueEntry(
    String ruleId,
    LocalizedText title,
    boolean provisional,
    LocalizedText who,
    LocalizedText why,
    LocalizedText basis,
    List<LocalizedText> thresholds,
    List<LocalizedText> happens,
    List<LocalizedText> happensNot,
    List<Data> data) {

  public CatalogueEntry {
    thresholds = List.copyOf(thresholds);
    happens = List.copyOf(happens);
    happensNot = List.copyOf(happensNot);
    data = List.copyOf(data);
  }

  /**
   * The items of one kind of record that a rule reads, itself or by rules that it refers to.
   *
   * @param record the kind of record
   * @param items what is read of it
   * @param custodian the department that holds it, or null where not stated
   * @param basis the law under which it is held, or null where not stated
   * @param counts for how long it counts as known
   */
  public record Data(
      LocalizedText record,
      List<LocalizedText> items,
      @Nullable LocalizedText custodian,
      @Nullable String basis,
      LocalizedText counts) {
    public Data {
      items = List.copyOf(items);
    }
  }
}
