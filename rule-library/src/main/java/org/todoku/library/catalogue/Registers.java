package org.todoku.library.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.text.Problems;
import org.todoku.text.RegisterReader;
import org.todoku.text.YamlNode;
import org.todoku.verify.Library;
import org.todoku.vocabulary.LocalizedText;

/**
 * What a library says beside its rules.
 *
 * @param needs the kinds of need, by id, in their order
 * @param purposes what linked facts may be used for, likewise
 * @param services the support that a rule may suggest, likewise
 * @param themes the rules by theme, likewise
 */
public record Registers(
    Map<String, LocalizedText> needs,
    Map<String, Purpose> purposes,
    Map<String, LocalizedText> services,
    Map<String, Theme> themes) {

  public Registers {
    needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    purposes = Collections.unmodifiableMap(new LinkedHashMap<>(purposes));
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    themes = Collections.unmodifiableMap(new LinkedHashMap<>(themes));
  }

  /**
   * What linked facts may be used for.
   *
   * @param basis the law that allows it, or null where not stated
   */
  public record Purpose(LocalizedText label, @Nullable String basis) {}

  /** Rules that belong together for people who look for them. */
  public record Theme(LocalizedText label, List<String> rules) {
    public Theme {
      rules = List.copyOf(rules);
    }
  }

  /** The registers of a library as read. */
  public static Registers of(Library library) {
    Map<String, Purpose> purposes = new LinkedHashMap<>();
    library
        .purposes()
        .forEach(
            (id, entry) ->
                purposes.put(
                    id,
                    new Purpose(
                        entry.label(),
                        entry.details().get("basis") instanceof YamlNode.Scalar basis
                            ? basis.text()
                            : null)));
    Map<String, Theme> themes = new LinkedHashMap<>();
    RegisterReader reader = new RegisterReader(new Problems(new ArrayList<>()));
    library
        .ruleSets()
        .forEach(
            (id, entry) ->
                themes.put(
                    id,
                    new Theme(
                        entry.label(),
                        reader.names(entry, "rules").stream()
                            .map(YamlNode.Scalar::text)
                            .toList())));
    return new Registers(labels(library.needs()), purposes, labels(library.services()), themes);
  }

  /** What a register calls an id; the id itself where the register lacks it. */
  static LocalizedText label(Map<String, LocalizedText> register, String id) {
    return register.getOrDefault(id, LocalizedText.same(id));
  }

  private static Map<String, LocalizedText> labels(Map<String, RegisterReader.Entry> register) {
    Map<String, LocalizedText> labels = new LinkedHashMap<>();
    register.forEach((id, entry) -> labels.put(id, entry.label()));
    return labels;
  }
}
