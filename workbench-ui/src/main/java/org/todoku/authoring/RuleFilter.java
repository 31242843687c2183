package org.todoku.authoring;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.rule.Rule;
import org.todoku.rule.Rule.Level;

/**
 * Which rules of the library are wanted. It stands in the page's address: {@code
 * ?q=…&need=…&level=…&basis=provisional&uses=…}.
 *
 * @param words all of which must be in the rule's title or id, in either language; case, width of
 *     letters and the difference of hiragana and katakana do not matter
 * @param need the id of a need, or null for all
 * @param level a level, or null for all
 * @param provisionalOnly only rules whose criterion is provisional
 * @param uses an attribute that the rule must read, {@code entity.attribute}, or null for any
 */
public record RuleFilter(
    String words,
    @Nullable String need,
    @Nullable Level level,
    boolean provisionalOnly,
    @Nullable String uses) {
  public static final RuleFilter ALL = new RuleFilter("", null, null, false, null);

  private static final String USES = "uses";

  private static final String WORDS = "q";
  private static final String NEED = "need";
  private static final String LEVEL = "level";
  private static final String BASIS = "basis";
  private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';

  /** The filter that an address asks for; what it does not understand is left out. */
  public static RuleFilter of(Map<String, List<String>> query) {
    String level = first(query, LEVEL);
    Level wanted = null;
    for (Level each : Level.values()) {
      if (each.word().equals(level)) {
        wanted = each;
      }
    }
    String need = first(query, NEED);
    return new RuleFilter(
        first(query, WORDS),
        need.isEmpty() ? null : need,
        wanted,
        first(query, BASIS).equals(Rule.Basis.Kind.PROVISIONAL.word()),
        first(query, USES).isEmpty() ? null : first(query, USES));
  }

  /** The query of the address that asks for this filter; empty for {@link #ALL}. */
  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    if (!words.isBlank()) {
      query.put(WORDS, words.strip());
    }
    if (need != null) {
      query.put(NEED, need);
    }
    if (level != null) {
      query.put(LEVEL, level.word());
    }
    if (provisionalOnly) {
      query.put(BASIS, Rule.Basis.Kind.PROVISIONAL.word());
    }
    if (uses != null) {
      query.put(USES, uses);
    }
    return query;
  }

  /** Whether a rule is wanted. */
  public boolean accepts(RuleEntry entry) {
    Rule rule = entry.rule();
    if (need != null && !need.equals(rule.need())
        || level != null && level != rule.level()
        || provisionalOnly && !entry.provisional()
        || uses != null && entry.reads().stream().noneMatch(path -> uses.equals(path.toString()))) {
      return false;
    }
    String text = folded(rule.id() + " " + rule.title().ja() + " " + rule.title().en());
    for (String word : folded(words).split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String first(Map<String, List<String>> query, String key) {
    return query.getOrDefault(key, List.of()).stream().findFirst().orElse("");
  }

  private static String folded(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char letter = plain.charAt(i);
      boolean katakana = letter >= 'ァ' && letter <= 'ヶ';
      folded.append(katakana ? (char) (letter - KATAKANA_TO_HIRAGANA) : letter);
    }
    return folded.toString();
  }
}
