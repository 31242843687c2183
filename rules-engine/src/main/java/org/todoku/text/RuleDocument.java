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
 * @param words where the names and literals of nodes stand, by {@link #word}
 */
public record RuleDocument(
    Rule rule, Place place, Map<String, Place> places, Map<String, Place> words) {
  public RuleDocument {
    places = Map.copyOf(places);
    words = Map.copyOf(words);
  }

  /** The key of a word of a node in {@link #words}. */
  static String word(String node, String text) {
    return node + "\n" + text;
  }

  /** Where a word of a node stands, or else the node. */
  public Place placeOf(String node, String text) {
    Place found = words.get(word(node, text));
    return found == null ? placeOf(node) : found;
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
