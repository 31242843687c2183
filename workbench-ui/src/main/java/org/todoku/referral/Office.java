package org.todoku.referral;

import java.util.List;
import org.todoku.vocabulary.LocalizedText;

/**
 * One of the centre's offices.
 *
 * @param id kebab-case
 * @param areas beginnings of registered addresses that it looks after
 * @param members the logins of those who work there; each person works at one office
 */
public record Office(String id, LocalizedText name, List<String> areas, List<String> members) {
  public Office {
    areas = List.copyOf(areas);
    members = List.copyOf(members);
  }
}
