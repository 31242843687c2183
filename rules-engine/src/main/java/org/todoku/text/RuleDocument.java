package org.todoku.text;

import java.util.Map;
import org.todoku.rule.Rule;

/**
 * A rule as read, with the places of its parts.
 *
 * @param rule the rule; its literals are as written, not yet typed
 * @param place where it begins
 * @param places where each node stands, by address ({@code when.all[1]}); keys of the rule itself
 *     by their name
 */
public record RuleDocument(Rule rule, Place place, Map<String, Place> places) {
  public RuleDocument {
    places = Map.copyOf(places);
  }

  /** Where a node stands, or its nearest ancestor that has a place. */
  public Place placeOf(String node) {
    String address = node;
    while (!address.isEmpty()) {
      Place found = places.get(address);
      if (found != null) {
        return found;
      }
      int cut = Math.max(address.lastIndexOf('.'), address.lastIndexOf('['));
      address = cut < 0 ? "" : address.substring(0, cut);
    }
    return place;
  }
}
