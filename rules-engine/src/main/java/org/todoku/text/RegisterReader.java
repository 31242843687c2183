package org.todoku.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.todoku.text.YamlNode.Mapping;
import org.todoku.text.YamlNode.Scalar;
import org.todoku.vocabulary.LocalizedText;

/**
 * Reads a register: a list of things with an id, a label and whatever else is said of them
 * (purposes, needs, services, rule sets).
 */
public final class RegisterReader {
  private final Problems problems;

  public RegisterReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * An entry of a register.
   *
   * @param details what else is said of it, by key, for those who know it
   */
  public record Entry(String id, LocalizedText label, Place place, Map<String, YamlNode> details) {
    public Entry {
      details = Map.copyOf(details);
    }
  }

  /**
   * Reads {@code plural: [{singular: id, label: …, …}]}.
   *
   * @param plural the key of the list
   * @param singular the key of an entry's id
   */
  public Map<String, Entry> read(YamlNode document, String plural, String singular) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Fields outer = new Fields(new Mapping(document.place(), List.of()), problems, null);
    Mapping mapping = outer.mapping(document);
    if (mapping == null) {
      return entries;
    }
    Fields fields = new Fields(mapping, problems, null);
    List<YamlNode> items = fields.list(fields.require(plural), true);
    fields.finish();
    for (YamlNode item : items == null ? List.<YamlNode>of() : items) {
      add(entries, entry(fields, item, singular));
    }
    return entries;
  }

  /**
   * Reads documents that are one entry each: {@code singular: id}, {@code label: …}, ….
   *
   * @param singular the key of an entry's id
   */
  public Map<String, Entry> readEach(List<YamlNode> documents, String singular) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (YamlNode document : documents) {
      Fields outer = new Fields(new Mapping(document.place(), List.of()), problems, null);
      add(entries, entry(outer, document, singular));
    }
    return entries;
  }

  /** The names that an entry lists under a key, with their places. */
  public List<Scalar> names(Entry entry, String key) {
    Fields fields = new Fields(new Mapping(entry.place(), List.of()), problems, null);
    List<Scalar> names = new ArrayList<>();
    List<YamlNode> items = fields.list(entry.details().get(key), true);
    for (YamlNode item : items == null ? List.<YamlNode>of() : items) {
      if (item instanceof Scalar scalar) {
        names.add(scalar);
      } else {
        fields.text(item);
      }
    }
    return names;
  }

  private @Nullable Entry entry(Fields fields, YamlNode item, String singular) {
    Mapping body = fields.mapping(item);
    if (body == null) {
      return null;
    }
    Fields one = new Fields(body, problems, null);
    YamlNode idNode = one.require(singular);
    String id = one.text(idNode);
    LocalizedText label = one.localized(one.take("label"));
    if (idNode == null || id == null) {
      return null;
    }
    Map<String, YamlNode> details = new LinkedHashMap<>();
    body.entries().forEach(entry -> details.put(entry.key().text(), entry.value()));
    return new Entry(id, label == null ? LocalizedText.same(id) : label, idNode.place(), details);
  }

  private void add(Map<String, Entry> entries, @Nullable Entry entry) {
    if (entry != null && entries.putIfAbsent(entry.id(), entry) != null) {
      problems.error(
          entry.place(),
          null,
          entry.id() + " が二度あります",
          entry.id() + " stands on this register twice");
    }
  }
}
