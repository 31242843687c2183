package org.todoku.library.catalogue;

import java.util.List;
import org.todoku.vocabulary.LocalizedText;

/**
 * A page of the catalogue.
 *
 * @param id the id of the rule set, or {@link Catalogue#OTHERS}
 * @param entries its rules in force, in its order
 */
public record CatalogueTheme(String id, LocalizedText label, List<CatalogueEntry> entries) {
  public CatalogueTheme {
    entries = List.copyOf(entries);
  }
}
